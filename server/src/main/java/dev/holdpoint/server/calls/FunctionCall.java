package dev.holdpoint.server.calls;

import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;

/** Runs a function and waits for its end. */
@FunctionalInterface
public interface FunctionCall {
  /**
   * Invokes a function; blocks until it has ended.
   *
   * @param function a function's ARN or name
   * @param payload JSON text
   * @param requestId the same on every repeat of the same call
   * @throws dev.holdpoint.core.aws.AwsException where it cannot be invoked at all
   */
  Result invoke(String function, String payload, String requestId);

  /**
   * What a function ended with.
   *
   * @param arn the function that ran
   * @param payload JSON text: its result, or its error as Lambda describes it
   * @param functionError null where it ended well
   */
  record Result(Arn arn, String payload, @Nullable String functionError) {}
}
