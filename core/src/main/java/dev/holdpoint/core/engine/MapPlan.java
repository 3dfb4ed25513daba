package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Distribution;
import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the run of a distributed Map is to do, all of it computed.
 *
 * @param arn the run's own
 * @param map the branch that waits, and the event that tells of the run
 * @param state the Map state's name
 * @param label stands in the ARNs of the run's executions
 * @param express whether those are Express ones
 * @param maxConcurrency how many may run side by side; 0 for AWS's own limit
 * @param items a list or an object; null where a reader brings them
 */
public record MapPlan(
    Arn arn,
    TaskRef map,
    String state,
    String label,
    boolean express,
    int maxConcurrency,
    Tolerance tolerance,
    @Nullable Batching batching,
    @Nullable Reading reading,
    @Nullable Writing writing,
    @Nullable JsonNode items) {
  public MapPlan {
    items = given(items);
  }

  /**
   * What may fail; the run fails with the first limit that is exceeded.
   *
   * @param count how many items; null where nobody said
   * @param percentage of all items; null where nobody said
   */
  public record Tolerance(@Nullable Long count, @Nullable Double percentage) {
    private static final double ALL = 100;

    /** Whether more have failed than may; nothing may where nobody said so. */
    public boolean isExceeded(long failed, long total) {
      if (count == null && percentage == null) {
        return failed > 0;
      }
      return (count != null && failed > count)
          || (percentage != null && ALL * failed > percentage * total);
    }

    /** What a run fails with then. */
    public static Failure exceeded() {
      return Failure.of(
          "States.ExceedToleratedFailureThreshold",
          "The specified tolerated failure threshold was exceeded");
    }
  }

  /** How items are put together; null for no such limit. */
  public record Batching(
      @Nullable Long maxItems, @Nullable Long maxBytes, @Nullable JsonNode input) {
    public Batching {
      input = given(input);
    }
  }

  /** What is to be read before anything is started. */
  public record Reading(
      Distribution.Source source,
      Distribution.Format format,
      JsonNode arguments,
      @Nullable Long maxItems) {}

  /**
   * The results' form and place.
   *
   * @param arguments null where they stay with the state
   */
  public record Writing(
      Distribution.Transformation transformation, boolean lines, @Nullable JsonNode arguments) {
    public Writing {
      arguments = given(arguments);
    }
  }

  /** Absent, where a plan that was written down says null. */
  private static @Nullable JsonNode given(@Nullable JsonNode value) {
    return value == null || value.isNull() || value.isMissingNode() ? null : value;
  }

  /** The same plan without its items, which are kept elsewhere. */
  public MapPlan withoutItems() {
    return new MapPlan(
        arn,
        map,
        state,
        label,
        express,
        maxConcurrency,
        tolerance,
        batching,
        reading,
        writing,
        null);
  }

  /** The same plan with other limits. */
  public MapPlan with(int concurrency, Tolerance other) {
    return new MapPlan(
        arn, map, state, label, express, concurrency, other, batching, reading, writing, items);
  }
}
