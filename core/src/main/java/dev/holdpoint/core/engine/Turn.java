package dev.holdpoint.core.engine;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import java.time.Instant;

/** All of the outside world that a unit of work may know. */
public record Turn(Instant now, Ids ids, Limits limits, Home home) {
  /** The same turn with less room in it for each execution. */
  public Turn withEventsPerTurn(int events) {
    return new Turn(now, ids, limits.withEventsPerTurn(events), home);
  }
}
