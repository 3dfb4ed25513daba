package dev.holdpoint.core.engine;

import org.jspecify.annotations.Nullable;

/** What may wake an execution. Late and repeated triggers are normal: then nothing changes. */
public sealed interface Trigger {
  /**
   * The execution begins.
   *
   * @param input as the caller sent it, to the letter
   * @param processorOf the distributed Map whose processor it runs, or null for the whole machine
   */
  record Started(String input, String roleArn, @Nullable String processorOf) implements Trigger {
    /** The whole machine begins. */
    public Started(String input, String roleArn) {
      this(input, roleArn, null);
    }
  }

  /** A timer's time has come. */
  record TimerFired(Alarm alarm) implements Trigger {}

  /** The called service answered; its output is JSON text. */
  record CallSucceeded(TaskRef task, String output) implements Trigger {}

  /** The call failed, for good. */
  record CallFailed(TaskRef task, Failure failure) implements Trigger {}

  /** {@code SendTaskSuccess}; the output is JSON text, kept as sent. */
  record TaskSucceeded(TaskRef task, String output) implements Trigger {}

  /** {@code SendTaskFailure}. */
  record TaskFailed(TaskRef task, Failure failure) implements Trigger {}

  /** {@code SendTaskHeartbeat}. */
  record TaskHeartbeat(TaskRef task) implements Trigger {}

  /** An activity's worker took the task. */
  record ActivityStarted(TaskRef task, @Nullable String workerName) implements Trigger {}

  /**
   * An execution that ended badly goes on: {@code RedriveExecution}, or the redrive of the map run
   * that it belongs to.
   *
   * @param processorOf the distributed Map whose processor it runs, or null for the whole machine
   */
  record Redriven(@Nullable String processorOf) implements Trigger {
    /** The whole machine goes on. */
    public Redriven() {
      this(null);
    }
  }

  /**
   * The run of a distributed Map has ended.
   *
   * @param output JSON text, null for a failure
   */
  record MapRunEnded(TaskRef map, @Nullable String output, @Nullable Failure failure)
      implements Trigger {}

  /** {@code StopExecution}. */
  record Stopped(@Nullable String error, @Nullable String cause) implements Trigger {}
}
