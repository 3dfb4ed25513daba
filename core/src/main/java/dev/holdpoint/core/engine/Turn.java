package dev.holdpoint.core.engine;

import dev.holdpoint.core.aws.Allowance;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * All of the outside world that a unit of work may know.
 *
 * @param missing activities that a task wanted and that are not there
 * @param allowance how many states an execution may enter or try again
 */
public record Turn(
    Instant now, Ids ids, Limits limits, Home home, Set<Arn> missing, Allowance allowance) {
  public Turn {
    missing = Set.copyOf(missing);
  }

  /** A turn in which nothing is known to be missing. */
  public Turn(Instant now, Ids ids, Limits limits, Home home) {
    this(now, ids, limits, home, Set.of(), Allowance.ANY);
  }

  /** The same turn, knowing that this activity is not there. */
  public Turn without(Arn activity) {
    Set<Arn> more = new HashSet<>(missing);
    more.add(activity);
    return new Turn(now, ids, limits, home, more, allowance);
  }

  /** The same turn at another time. */
  public Turn at(Instant other) {
    return new Turn(other, ids, limits, home, missing, allowance);
  }

  /** The same turn in another account or region. */
  public Turn in(Home other) {
    return new Turn(now, ids, limits, other, missing, allowance);
  }

  /** The same turn with less room in it for each execution. */
  public Turn withEventsPerTurn(int events) {
    Limits less = limits.withEventsPerTurn(events);
    return new Turn(now, ids, less, home, missing, allowance);
  }

  /** The same turn at this pace. */
  public Turn with(Allowance other) {
    return new Turn(now, ids, limits, home, missing, other);
  }
}
