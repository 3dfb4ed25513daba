package dev.holdpoint.core.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;

/**
 * Where a branch stands: small, written anew with each entry of the journal that moves it.
 *
 * @param branch 0 for the execution's own branch; Parallel and Map will number theirs from 1
 * @param enteredEvent number of the event that tells of entering the state, which holds its input
 * @param lastEvent number of this branch's last event, which the next one follows
 * @param attempts how often each retrier of the state was used
 */
public record Position(
    @JsonProperty("b") int branch,
    @JsonProperty("s") String state,
    @JsonProperty("e") long enteredEvent,
    @JsonProperty("t") long enteredAtMillis,
    @JsonProperty("l") long lastEvent,
    @JsonProperty("a") List<Integer> attempts,
    @JsonProperty("f") Phase phase) {
  public Position {
    attempts = List.copyOf(attempts);
  }

  public Instant enteredAt() {
    return Instant.ofEpochMilli(enteredAtMillis);
  }

  /** How often the state was retried in all: {@code $$.State.RetryCount}. */
  public int retryCount() {
    return attempts.stream().mapToInt(Integer::intValue).sum();
  }

  public Position after(long event) {
    return new Position(branch, state, enteredEvent, enteredAtMillis, event, attempts, phase);
  }

  public Position in(Phase other) {
    return new Position(branch, state, enteredEvent, enteredAtMillis, lastEvent, attempts, other);
  }

  public Position retried(List<Integer> nowAttempts) {
    return new Position(
        branch, state, enteredEvent, enteredAtMillis, lastEvent, nowAttempts, phase);
  }
}
