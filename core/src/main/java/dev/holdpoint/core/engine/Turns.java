package dev.holdpoint.core.engine;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;

/**
 * Makes turns from the clock and the source of ids that a node was given.
 *
 * @param homes the account and region on whose behalf something is done now
 */
public record Turns(InstantSource clock, Ids ids, Limits limits, Supplier<Home> homes) {
  /** Turns in one account and region. */
  public Turns(InstantSource clock, Ids ids, Limits limits, Home home) {
    this(clock, ids, limits, () -> home);
  }

  /** The account and region on whose behalf something is done now. */
  public Home home() {
    return homes.get();
  }

  /** A turn now. */
  public Turn now() {
    return at(clock.instant());
  }

  /** A turn at this time, cut to the millisecond in which everything is kept. */
  public Turn at(Instant now) {
    return new Turn(now.truncatedTo(ChronoUnit.MILLIS), ids, limits, home());
  }
}
