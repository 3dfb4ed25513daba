package dev.holdpoint.core.store;

import dev.holdpoint.core.aws.Arn;
import org.jspecify.annotations.Nullable;

/**
 * What an execution was started through; never changes.
 *
 * @param version the machine's version that it runs, or null where it runs the machine as it was
 * @param alias through which the version was chosen, or null
 * @param traceHeader the caller's own, kept to be shown
 * @param batch what it works on, where a map run started it; or null
 */
public record Origin(
    @Nullable Arn version,
    @Nullable Arn alias,
    @Nullable String traceHeader,
    @Nullable Batch batch) {
  /** The machine itself. */
  public static final Origin MACHINE = new Origin(null, null, null);

  /** A caller's start, not a map run's. */
  public Origin(@Nullable Arn version, @Nullable Arn alias, @Nullable String traceHeader) {
    this(version, alias, traceHeader, null);
  }

  /** Started by a map run, for these items. */
  public static Origin of(Batch batch) {
    return new Origin(null, null, null, batch);
  }

  /**
   * Items of a map run.
   *
   * @param mapRun the run's number
   * @param first index of the first item
   * @param items how many there are
   */
  public record Batch(long mapRun, long first, int items) {}
}
