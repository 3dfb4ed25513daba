package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionId;

/**
 * What a timer of an execution is for. Written as the timer's owner: {@code
 * x:EXECUTION:BRANCH:KIND:TIMER}.
 *
 * @param timer the timer's own id: an alarm whose id is not the awaited one is late
 */
public record Alarm(ExecutionId execution, int branch, Kind kind, long timer) {
  private static final String PREFIX = "x:";

  /** Why it was set. */
  public enum Kind {
    /** A Wait state ends. */
    WAIT,
    /** A task is tried again. */
    RETRY,
    /** A task's {@code TimeoutSeconds} are over. */
    TASK_TIMEOUT,
    /** A task's {@code HeartbeatSeconds} are over. */
    HEARTBEAT,
    /** The execution's time is over. */
    EXECUTION_TIMEOUT,
    /** Whoever waits for the execution's end is to hear of it. */
    TELL_END,
    /** The execution is to be stopped: the task that waited for it is over. */
    STOP,
    /** A map run goes on; the execution's number is the run's own. */
    MAP_RUN,
    /** A long turn goes on, after others had theirs. */
    RESUME
  }

  /** Whether a timer's owner is an execution. */
  public static boolean owns(String owner) {
    return owner.startsWith(PREFIX);
  }

  /** Reads what {@link #owner()} wrote. */
  public static Alarm parse(String owner) {
    String[] parts = owner.split(":");
    try {
      return new Alarm(
          new ExecutionId(Long.parseLong(parts[1])),
          Integer.parseInt(parts[2]),
          Kind.valueOf(parts[3]),
          Long.parseLong(parts[4]));
    } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new DamagedRow("A timer's owner cannot be read: " + owner, e);
    }
  }

  public String owner() {
    return PREFIX + execution.value() + ":" + branch + ":" + kind + ":" + timer;
  }
}
