package dev.holdpoint.core.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.input.HttpValues;
import dev.holdpoint.core.events.input.TargetInput;
import org.jspecify.annotations.Nullable;

/**
 * Who is told when a rule matches.
 *
 * @param messageGroupId for FIFO queues
 * @param deadLetterArn a queue for what could not be delivered
 * @param retries for an API destination; others are told in the transaction and need none
 * @param http for an API destination
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Target(
    String id,
    Arn arn,
    @Nullable String roleArn,
    TargetInput input,
    @Nullable String messageGroupId,
    @Nullable Arn deadLetterArn,
    @Nullable Retries retries,
    @Nullable HttpValues http) {

  /** A target that gets the whole event. */
  public static Target of(String id, Arn arn) {
    return new Target(id, arn, null, TargetInput.WHOLE_EVENT, null, null, null, null);
  }

  /** The same target, with this group for a FIFO queue. */
  public Target withMessageGroupId(@Nullable String group) {
    return new Target(id, arn, roleArn, input, group, deadLetterArn, retries, http);
  }

  /** The same target, with these values for a request. */
  public Target withHttp(HttpValues values) {
    return new Target(id, arn, roleArn, input, messageGroupId, deadLetterArn, retries, values);
  }

  /** AWS's RetryPolicy. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Retries(
      @Nullable Integer maximumRetryAttempts, @Nullable Integer maximumEventAgeInSeconds) {}
}
