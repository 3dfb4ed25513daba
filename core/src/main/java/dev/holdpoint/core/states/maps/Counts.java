package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.store.ExecutionStatus;

/**
 * How many items or executions of a map run stand how; those not yet begun are not counted.
 *
 * @param pendingRedrive that ended badly and are to be redriven
 * @param failuresNotRedrivable that ended badly and cannot be redriven; counted as such besides
 */
public record Counts(
    long running,
    long succeeded,
    long failed,
    long timedOut,
    long aborted,
    long pendingRedrive,
    long failuresNotRedrivable) {
  static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  /** All that were begun. */
  public long begun() {
    return running + succeeded + unsuccessful() + pendingRedrive;
  }

  long unsuccessful() {
    return failed + timedOut + aborted;
  }

  Counts begin(long more) {
    return new Counts(
        running + more,
        succeeded,
        failed,
        timedOut,
        aborted,
        pendingRedrive,
        failuresNotRedrivable);
  }

  Counts end(long some, ExecutionStatus status) {
    return standing(running - some, pendingRedrive, failuresNotRedrivable).and(some, status);
  }

  /** The run is redriven: what ended badly is to be redriven with it. */
  Counts redrive() {
    return new Counts(running, succeeded, 0, 0, 0, pendingRedrive + unsuccessful(), 0);
  }

  /** Some of what waited for it goes on. */
  Counts redriven(long some) {
    return standing(running + some, pendingRedrive - some, failuresNotRedrivable);
  }

  /** Some of what waited for it ended so long ago, or so late, that it stays as it is. */
  Counts notRedriven(long some, ExecutionStatus status) {
    return standing(running, pendingRedrive - some, failuresNotRedrivable + some).and(some, status);
  }

  private Counts standing(long nowRunning, long nowPending, long nowLost) {
    return new Counts(nowRunning, succeeded, failed, timedOut, aborted, nowPending, nowLost);
  }

  private Counts and(long some, ExecutionStatus status) {
    return new Counts(
        running,
        succeeded + (status == ExecutionStatus.SUCCEEDED ? some : 0),
        failed + (status == ExecutionStatus.FAILED ? some : 0),
        timedOut + (status == ExecutionStatus.TIMED_OUT ? some : 0),
        aborted + (status == ExecutionStatus.ABORTED ? some : 0),
        pendingRedrive,
        failuresNotRedrivable);
  }
}
