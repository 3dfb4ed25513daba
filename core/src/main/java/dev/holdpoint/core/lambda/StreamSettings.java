package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a table's stream feeds a function, besides what a queue's mapping says too.
 *
 * @param start TRIM_HORIZON or LATEST: where reading begins
 * @param mostRetries how often a batch that failed is tried again; -1 for as long as it is kept
 * @param longestSeconds how old a record may be; -1 for as long as it is kept
 * @param bisects whether a batch that failed is halved
 * @param onFailure the queue or topic that is told of what is given up, or null
 */
public record StreamSettings(
    String start,
    int mostRetries,
    int longestSeconds,
    boolean bisects,
    @Nullable String onFailure) {
  public static final String TRIM_HORIZON = "TRIM_HORIZON";
  public static final String LATEST = "LATEST";
  public static final int UNBOUNDED = -1;

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_BATCH_SIZE = 100;

  private static final Set<String> TOLD = Set.of("sqs", "sns");
  private static final int MOST_RETRIES = 10_000;
  private static final int LEAST_AGE = 60;
  private static final int MOST_AGE = 604_800;

  void check() {
    if (!start.equals(TRIM_HORIZON) && !start.equals(LATEST)) {
      throw LambdaError.parameter(
          "Unsupported starting position for stream type. Please specify one of the following:"
              + " [TRIM_HORIZON, LATEST]");
    }
    if (onFailure != null && !TOLD.contains(Arn.of(onFailure).service())) {
      throw LambdaError.parameter(
          "Holdpoint tells queues and topics of what a stream's mapping gives up, and not "
              + onFailure);
    }
    FunctionRules.between(mostRetries, UNBOUNDED, MOST_RETRIES, "maximumRetryAttempts");
    if (longestSeconds != UNBOUNDED) {
      FunctionRules.between(longestSeconds, LEAST_AGE, MOST_AGE, "maximumRecordAgeInSeconds");
    }
  }
}
