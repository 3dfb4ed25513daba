package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.store.ExecutionStatus;

/** How many items or executions of a map run stand how; those not yet begun are not counted. */
public record Counts(long running, long succeeded, long failed, long timedOut, long aborted) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  /** All that were begun. */
  public long begun() {
    return running + succeeded + unsuccessful();
  }

  long unsuccessful() {
    return failed + timedOut + aborted;
  }

  Counts begin(long more) {
    return new Counts(running + more, succeeded, failed, timedOut, aborted);
  }

  Counts end(long some, ExecutionStatus status) {
    long left = running - some;
    return switch (status) {
      case SUCCEEDED -> new Counts(left, succeeded + some, failed, timedOut, aborted);
      case FAILED -> new Counts(left, succeeded, failed + some, timedOut, aborted);
      case TIMED_OUT -> new Counts(left, succeeded, failed, timedOut + some, aborted);
      case ABORTED -> new Counts(left, succeeded, failed, timedOut, aborted + some);
      case RUNNING ->
          throw new IllegalStateException("Expected an execution that has ended, but it runs");
    };
  }
}
