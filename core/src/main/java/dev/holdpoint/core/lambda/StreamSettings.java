package dev.holdpoint.core.lambda;

/**
 * How a table's stream feeds a function, besides what a queue's mapping says too.
 *
 * @param start TRIM_HORIZON or LATEST: where reading begins
 * @param mostRetries how often a batch that failed is tried again; -1 for as long as it is kept
 * @param longestSeconds how old a record may be; -1 for as long as it is kept
 * @param bisects whether a batch that failed is halved
 */
public record StreamSettings(String start, int mostRetries, int longestSeconds, boolean bisects) {
  public static final String TRIM_HORIZON = "TRIM_HORIZON";
  public static final String LATEST = "LATEST";
  public static final int UNBOUNDED = -1;

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_BATCH_SIZE = 100;

  private static final int MOST_RETRIES = 10_000;
  private static final int LEAST_AGE = 60;
  private static final int MOST_AGE = 604_800;

  void check() {
    if (!start.equals(TRIM_HORIZON) && !start.equals(LATEST)) {
      throw LambdaError.parameter(
          "Unsupported starting position for stream type. Please specify one of the following:"
              + " [TRIM_HORIZON, LATEST]");
    }
    FunctionRules.between(mostRetries, UNBOUNDED, MOST_RETRIES, "maximumRetryAttempts");
    if (longestSeconds != UNBOUNDED) {
      FunctionRules.between(longestSeconds, LEAST_AGE, MOST_AGE, "maximumRecordAgeInSeconds");
    }
  }
}
