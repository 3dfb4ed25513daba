package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.LambdaError;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.LoggingConfig;

/**
 * What a call says of a function's logs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html">AWS:
 *     log groups</a>
 */
final class Logging {
  private Logging() {}

  /** The group that it names, or null for the one named after the function. */
  static @Nullable String group(@Nullable LoggingConfig config) {
    if (config == null) {
      return null;
    }
    Unsupported.refuse(config, Set.of("LogFormat", "LogGroup"));
    if (config.logFormat() != null && config.logFormat() != LogFormat.TEXT) {
      throw LambdaError.unsupported("the log format " + config.logFormatAsString());
    }
    return config.logGroup();
  }
}
