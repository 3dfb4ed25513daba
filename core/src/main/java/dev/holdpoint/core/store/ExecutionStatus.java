package dev.holdpoint.core.store;

/** AWS's words for how an execution stands. */
public enum ExecutionStatus {
  RUNNING,
  SUCCEEDED,
  FAILED,
  TIMED_OUT,
  ABORTED
}
