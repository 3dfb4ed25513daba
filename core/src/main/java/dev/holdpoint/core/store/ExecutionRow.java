package dev.holdpoint.core.store;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The little that is known of an execution without its journal. Written when it starts and when it
 * ends, not at every step.
 *
 * @param definition key of the {@link ResourceKind#DEFINITION} it runs, whatever its machine
 *     becomes
 * @param stoppedAt null while it runs
 * @param heldBecause why it stands still (a bug of ours), or null
 */
public record ExecutionRow(
    ExecutionId id,
    Arn arn,
    Arn machineArn,
    String definition,
    ExecutionStatus status,
    Instant startedAt,
    @Nullable Instant stoppedAt,
    @Nullable String heldBecause,
    Origin origin) {
  private static final String EXPRESS = "express:";

  /** Whether it runs an Express machine: it has an ARN of its own form, and ends in minutes. */
  public boolean isExpress() {
    return arn.resource().startsWith(EXPRESS);
  }

  /** Its own name; that of an Express execution is not unique. */
  public String name() {
    return isExpress() ? arn.resource().split(":")[2] : arn.name();
  }

  /** As it is once it has ended; then it is not held either. */
  public ExecutionRow ended(ExecutionStatus how, Instant at) {
    return new ExecutionRow(id, arn, machineArn, definition, how, startedAt, at, null, origin);
  }

  /** The resource part of an Express execution's ARN. */
  public static String expressResource(String machine, String name, String unique) {
    return EXPRESS + machine + ":" + name + ":" + unique;
  }
}
