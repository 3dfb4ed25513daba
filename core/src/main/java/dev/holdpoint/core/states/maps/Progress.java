package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionStatus;
import org.jspecify.annotations.Nullable;

/**
 * How far a map run has come.
 *
 * @param outcome how it ends; null while that is open
 * @param failure why, where it fails
 * @param total how many items there are
 * @param next index of the first item that no execution has
 * @param timer wakes the run; 0 where nothing is to be done
 * @param gathered the execution whose result was gathered last, or 0
 * @param parts how many parts of results are kept
 * @param bytes how large they are together
 * @param again null where it was never redriven
 */
public record Progress(
    Stage stage,
    @Nullable ExecutionStatus outcome,
    @Nullable Failure failure,
    Counts items,
    Counts executions,
    long total,
    long next,
    long timer,
    long startedAt,
    @Nullable Long stoppedAt,
    long gathered,
    int parts,
    long bytes,
    @Nullable Again again) {

  /**
   * The last time a run was redriven.
   *
   * @param count how often it was, in all
   * @param seen the last of its executions, in their order, that was redriven or left as it is
   */
  public record Again(int count, long at, long seen) {}

  /** What a run does. */
  public enum Stage {
    /** Its items are being read, outside. */
    READING,
    /** It starts executions and waits for them. */
    RUNNING,
    /** It stops executions. */
    STOPPING,
    /** It puts the results together. */
    GATHERING,
    /** Its results are being written, outside. */
    WRITING,
    DONE
  }

  static Progress begin(Stage stage, long total, long now) {
    return new Progress(
        stage, null, null, Counts.NONE, Counts.NONE, total, 0, 0, now, null, 0, 0, 0, null);
  }

  Progress in(Stage other) {
    return copy(other, outcome, failure, timer);
  }

  Progress withTimer(long other) {
    return copy(stage, outcome, failure, other);
  }

  Progress deciding(Stage other, ExecutionStatus how, @Nullable Failure why) {
    return copy(other, how, why, timer);
  }

  private Progress copy(
      Stage nowStage,
      @Nullable ExecutionStatus nowOutcome,
      @Nullable Failure nowFailure,
      long nowTimer) {
    return new Progress(
        nowStage,
        nowOutcome,
        nowFailure,
        items,
        executions,
        total,
        next,
        nowTimer,
        startedAt,
        stoppedAt,
        gathered,
        parts,
        bytes,
        again);
  }

  Progress counted(Counts nowItems, Counts nowExecutions, long nowNext) {
    return new Progress(
        stage,
        outcome,
        failure,
        nowItems,
        nowExecutions,
        total,
        nowNext,
        timer,
        startedAt,
        stoppedAt,
        gathered,
        parts,
        bytes,
        again);
  }

  Progress read(long nowTotal) {
    return new Progress(
        Stage.RUNNING,
        outcome,
        failure,
        items,
        executions,
        nowTotal,
        next,
        timer,
        startedAt,
        stoppedAt,
        gathered,
        parts,
        bytes,
        again);
  }

  Progress gathered(ExecutionId last, int nowParts, long nowBytes) {
    return new Progress(
        stage,
        outcome,
        failure,
        items,
        executions,
        total,
        next,
        timer,
        startedAt,
        stoppedAt,
        last.value(),
        nowParts,
        nowBytes,
        again);
  }

  Progress done(long now) {
    return new Progress(
        Stage.DONE,
        outcome,
        failure,
        items,
        executions,
        total,
        next,
        0,
        startedAt,
        now,
        gathered,
        parts,
        bytes,
        again);
  }

  /** As it goes on from a bad end; its items are read again where they never were. */
  Progress redriven(boolean reads, long now) {
    Again once = new Again(again == null ? 1 : again.count() + 1, now, 0);
    return new Progress(
        reads ? Stage.READING : Stage.RUNNING,
        null,
        null,
        items.redrive(),
        executions.redrive(),
        total,
        next,
        0,
        startedAt,
        null,
        0,
        0,
        0,
        once);
  }

  /** As it is once this execution was looked at. */
  Progress seen(ExecutionId child) {
    Again now = again == null ? null : new Again(again.count(), again.at(), child.value());
    return new Progress(
        stage,
        outcome,
        failure,
        items,
        executions,
        total,
        next,
        timer,
        startedAt,
        stoppedAt,
        gathered,
        parts,
        bytes,
        now);
  }
}
