package dev.holdpoint.core.scheduler;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;

/**
 * Whom a schedule invokes, and with what.
 *
 * @param input what the target is given; null for an event that names the schedule
 * @param messageGroupId for a FIFO queue
 * @param bus for an event bus
 * @param deadLetterArn a queue for what could not be delivered
 * @param retries kept to be shown: deliveries here are part of the transaction and need none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScheduleTarget(
    Arn arn,
    String roleArn,
    @Nullable String input,
    @Nullable String messageGroupId,
    @Nullable BusEvent bus,
    @Nullable Arn deadLetterArn,
    @Nullable Retries retries) {

  /** AWS's EventBridgeParameters. */
  public record BusEvent(String detailType, String source) {}

  /** AWS's RetryPolicy. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Retries(
      @Nullable Integer maximumRetryAttempts, @Nullable Integer maximumEventAgeInSeconds) {}

  @Override
  public String toString() {
    return "ScheduleTarget[" + arn + "]";
  }
}
