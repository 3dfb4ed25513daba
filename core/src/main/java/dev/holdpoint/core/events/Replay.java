package dev.holdpoint.core.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events of an archive that are put on its bus again.
 *
 * @param archive the archive's ARN
 * @param key the archive's own key
 * @param rules only these hear of them; all where there are none
 * @param nextAt the time of the event from which on they are still to be put
 * @param nextNumber its number
 * @param timer of the next turn
 * @param endedAt null as long as it is under way
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Replay(
    String name,
    Arn arn,
    @Nullable String description,
    Arn archive,
    String key,
    Arn bus,
    List<String> rules,
    Instant from,
    Instant until,
    State state,
    Instant nextAt,
    long nextNumber,
    long timer,
    @Nullable Instant lastReplayed,
    Instant startedAt,
    @Nullable Instant endedAt) {
  /** The member that a replayed event has more. */
  public static final String NAME = "replay-name";

  public Replay {
    rules = List.copyOf(rules);
  }

  /** AWS's words. */
  public enum State {
    STARTING,
    RUNNING,
    CANCELLING,
    COMPLETED,
    CANCELLED
  }

  Replay at(Instant time, long number) {
    return new Replay(
        name,
        arn,
        description,
        archive,
        key,
        bus,
        rules,
        from,
        until,
        State.RUNNING,
        time,
        number,
        timer,
        time,
        startedAt,
        null);
  }

  Replay became(State now, @Nullable Instant ended) {
    return new Replay(
        name,
        arn,
        description,
        archive,
        key,
        bus,
        rules,
        from,
        until,
        now,
        nextAt,
        nextNumber,
        timer,
        lastReplayed,
        startedAt,
        ended);
  }

  boolean isActive() {
    return endedAt == null;
  }
}
