package dev.holdpoint.core.lambda;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a queue or a table's stream feeds a function.
 *
 * @param batchSize messages of one invocation, at most
 * @param windowSeconds how long to gather them
 * @param reportsFailures whether the function's answer names the messages that failed
 * @param concurrency invocations at the same time, at most
 * @param filters patterns of which a message must match one; where there are none, all pass
 * @param stream what is a stream's alone; null for a queue
 */
public record MappingSettings(
    boolean enabled,
    int batchSize,
    int windowSeconds,
    boolean reportsFailures,
    int concurrency,
    List<String> filters,
    @Nullable StreamSettings stream) {

  /** A queue's. */
  public MappingSettings(
      boolean enabled,
      int batchSize,
      int windowSeconds,
      boolean reportsFailures,
      int concurrency,
      List<String> filters) {
    this(enabled, batchSize, windowSeconds, reportsFailures, concurrency, filters, null);
  }

  public MappingSettings {
    // Mappings that were kept before there were filters have none.
    filters = filters == null ? List.of() : List.copyOf(filters);
  }

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_BATCH_SIZE = 10;

  /** AWS begins with five pollers. */
  public static final int DEFAULT_CONCURRENCY = 5;

  private static final int MOST_FILTERS = 10;
  private static final int LONGEST_FILTER = 4096;
  private static final int UNGATHERED_BATCH = 10;
  private static final int LONGEST_WINDOW = 300;
  private static final int LEAST_CONCURRENCY = 2;
  private static final int MOST_CONCURRENCY = 1000;

  void check(LambdaLimits limits) {
    FunctionRules.between(batchSize, 1, limits.batchSize(), "batchSize");
    FunctionRules.between(windowSeconds, 0, LONGEST_WINDOW, "maximumBatchingWindowInSeconds");
    FunctionRules.between(
        concurrency, LEAST_CONCURRENCY, MOST_CONCURRENCY, "scalingConfig.maximumConcurrency");
    if (filters.size() > MOST_FILTERS) {
      throw LambdaError.parameter(
          "You can have a maximum of " + MOST_FILTERS + " filters in the filter criteria.");
    }
    for (String filter : filters) {
      if (filter.length() > LONGEST_FILTER) {
        throw LambdaError.constraint(
            filter,
            "filterCriteria.filters.pattern",
            "have length less than or equal to " + LONGEST_FILTER);
      }
    }
    EventFilter _ = EventFilter.of(filters);
    if (stream != null) {
      stream.check();
    } else if (batchSize > UNGATHERED_BATCH && windowSeconds == 0) {
      throw LambdaError.parameter(
          "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10");
    }
  }
}
