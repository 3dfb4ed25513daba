package dev.holdpoint.core.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a branch stands: small, written anew with each entry of the journal that moves it.
 *
 * @param branch 0 for the execution's own branch; those of Parallel and Map have greater numbers
 * @param enteredEvent number of the event that tells of entering the state, which holds its input
 * @param lastEvent number of the event which this branch's next one follows
 * @param attempts how often each retrier of the state was used
 * @param origin null for the execution's own branch
 */
public record Position(
    @JsonProperty("b") int branch,
    @JsonProperty("s") String state,
    @JsonProperty("e") long enteredEvent,
    @JsonProperty("t") long enteredAtMillis,
    @JsonProperty("l") long lastEvent,
    @JsonProperty("a") List<Integer> attempts,
    @JsonProperty("f") Phase phase,
    @JsonProperty("o") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Origin origin) {
  public Position {
    attempts = List.copyOf(attempts);
  }

  public Instant enteredAt() {
    return Instant.ofEpochMilli(enteredAtMillis);
  }

  /** Whether it has entered no state yet. */
  public boolean isFresh() {
    return enteredEvent == 0;
  }

  /** How often the state was retried in all: {@code $$.State.RetryCount}. */
  public int retryCount() {
    return attempts.stream().mapToInt(Integer::intValue).sum();
  }

  public Position after(long event) {
    return new Position(
        branch, state, enteredEvent, enteredAtMillis, event, attempts, phase, origin);
  }

  public Position in(Phase other) {
    return new Position(
        branch, state, enteredEvent, enteredAtMillis, lastEvent, attempts, other, origin);
  }

  public Position retried(List<Integer> nowAttempts) {
    return new Position(
        branch, state, enteredEvent, enteredAtMillis, lastEvent, nowAttempts, phase, origin);
  }
}
