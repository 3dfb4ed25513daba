package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a distributed Map says besides what every Map says.
 *
 * @param type of the child executions
 * @param label stands in the ARNs of the map run and its executions
 * @param toleratedCount how many items may fail; null for none, unless a percentage is given
 * @param batcher null where each item has an execution of its own
 * @param reader null where the items stand in the state's input
 * @param writer null where the results are the state's own
 */
public record Distribution(
    MachineType type,
    String label,
    @Nullable Quantity toleratedCount,
    @Nullable Quantity toleratedPercentage,
    @Nullable Batcher batcher,
    @Nullable Reader reader,
    @Nullable Writer writer) {

  /**
   * Several items for one execution.
   *
   * @param batchInput what each batch is given besides its items
   */
  public record Batcher(
      @Nullable Quantity maxItems, @Nullable Quantity maxBytes, @Nullable Query batchInput) {}

  /** Items that lie in S3. */
  public record Reader(
      Source source, Format format, @Nullable Query arguments, @Nullable Quantity maxItems) {}

  /** What is read. */
  public enum Source {
    /** An object holds the items. */
    OBJECT,
    /** The objects themselves are the items. */
    LISTING
  }

  /**
   * How an object holds the items.
   *
   * @param input {@code CSV}, {@code JSON}, {@code JSONL} or {@code MANIFEST}
   * @param delimiter between a line's fields (CSV)
   * @param headers the fields' names; null where the first line has them (CSV)
   * @param pointer where in the object the items are, as a JSON pointer (JSON)
   */
  public record Format(
      String input, char delimiter, @Nullable List<String> headers, @Nullable String pointer) {}

  /**
   * Where the results go.
   *
   * @param arguments null where they stay with the state and only their form is chosen
   */
  public record Writer(@Nullable Query arguments, Transformation transformation, boolean lines) {}

  /** The form of the results. */
  public enum Transformation {
    /** All that is known of each execution. */
    NONE,
    /** Each execution's output. */
    COMPACT,
    /** As COMPACT, but an output that is a list gives each of its elements. */
    FLATTEN
  }
}
