package dev.holdpoint.core.store;

import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;

/**
 * Which executions are meant; null stands for any.
 *
 * @param version only those that were started on this version
 * @param alias only those that were started through this alias
 * @param mapRun only those that this map run started
 */
public record ExecutionFilter(
    @Nullable Arn machine,
    @Nullable Arn version,
    @Nullable Arn alias,
    @Nullable ExecutionStatus status,
    @Nullable Long mapRun) {
  /** Every execution. */
  public static final ExecutionFilter ALL = new ExecutionFilter(null, null, null, null);

  /** Executions that no map run need have started. */
  public ExecutionFilter(
      @Nullable Arn machine,
      @Nullable Arn version,
      @Nullable Arn alias,
      @Nullable ExecutionStatus status) {
    this(machine, version, alias, status, null);
  }

  /** The executions of a map run, in a state, or in any. */
  public static ExecutionFilter ofMapRun(long mapRun, @Nullable ExecutionStatus status) {
    return new ExecutionFilter(null, null, null, status, mapRun);
  }

  /** A machine's executions, or everybody's, in a state, or in any. */
  public static ExecutionFilter of(@Nullable Arn machine, @Nullable ExecutionStatus status) {
    return new ExecutionFilter(machine, null, null, status);
  }
}
