package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.InvokeConfig;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DestinationConfig;
import software.amazon.awssdk.services.lambda.model.FunctionEventInvokeConfig;

/** Configurations of asynchronous invocation as AWS shows them, and reads their destinations. */
final class ShownConfigs {
  private ShownConfigs() {}

  static FunctionEventInvokeConfig shown(InvokeConfig config) {
    return FunctionEventInvokeConfig.builder()
        .functionArn(arn(config.function()))
        .lastModified(config.modifiedAt())
        .maximumRetryAttempts(config.retries())
        .maximumEventAgeInSeconds(config.ageSeconds())
        .destinationConfig(to ->
            to.onSuccess(d -> d.destination(config.onSuccess()))
                .onFailure(d -> d.destination(config.onFailure())))
        .build();
  }

  private static String arn(Arn function) {
    boolean qualified = function.resource().split(":", -1).length > 2;
    return qualified ? function.value() : function + ":" + Function.LATEST;
  }

  /** The destination that a request names; the old one where it names none. */
  static @Nullable String onSuccess(@Nullable DestinationConfig wanted, @Nullable String old) {
    return wanted == null || wanted.onSuccess() == null ? old : wanted.onSuccess().destination();
  }

  /** The destination that a request names; the old one where it names none. */
  static @Nullable String onFailure(@Nullable DestinationConfig wanted, @Nullable String old) {
    return wanted == null || wanted.onFailure() == null ? old : wanted.onFailure().destination();
  }
}
