package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How asynchronous invocations of a function are tried, and who is told how they ended.
 *
 * @param retries after the first try, or null for AWS's two
 * @param ageSeconds how old an event may become, or null for AWS's six hours
 * @param onSuccess the destination's ARN, or null
 * @param onFailure the destination's ARN, or null
 */
public record InvokeConfig(
    Arn function,
    @Nullable Integer retries,
    @Nullable Integer ageSeconds,
    @Nullable String onSuccess,
    @Nullable String onFailure,
    Instant modifiedAt) {

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_RETRIES = 2;

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_AGE_SECONDS = 21_600;

  private static final int LEAST_AGE_SECONDS = 60;

  /** What holds where nothing was configured. */
  public static InvokeConfig none(Arn function) {
    return new InvokeConfig(function, null, null, null, null, Instant.EPOCH);
  }

  void check() {
    if (retries != null) {
      FunctionRules.between(retries, 0, DEFAULT_RETRIES, "maximumRetryAttempts");
    }
    if (ageSeconds != null) {
      FunctionRules.between(
          ageSeconds, LEAST_AGE_SECONDS, DEFAULT_AGE_SECONDS, "maximumEventAgeInSeconds");
    }
    checkDestination(onSuccess);
    checkDestination(onFailure);
  }

  private void checkDestination(@Nullable String arn) {
    if (arn == null) {
      return;
    }
    Arn destination = Arn.of(arn);
    boolean known =
        switch (destination.service()) {
          case "sqs" -> !arn.endsWith(".fifo");
          case "sns", "events" -> true;
          case "lambda" -> !arn.equals(function.value());
          default -> false;
        };
    if (!known) {
      throw LambdaError.parameter("The destination ARN " + arn + " is invalid.");
    }
  }

  public int mostRetries() {
    return retries == null ? DEFAULT_RETRIES : retries;
  }

  public int mostAgeSeconds() {
    return ageSeconds == null ? DEFAULT_AGE_SECONDS : ageSeconds;
  }
}
