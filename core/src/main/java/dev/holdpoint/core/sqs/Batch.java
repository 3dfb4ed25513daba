package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.AwsException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** What holds for every batch: its size, its ids, and that entries fail one by one. */
final class Batch {
  private static final int MOST = 10;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private Batch() {}

  /**
   * @param action AWS's name, which stands in its error message
   * @param each refuses before it changes anything, or does it all
   */
  static <T, R> List<BatchResult<R>> run(
      String action, List<BatchEntry<T>> entries, Function<T, R> each) {
    check(action, entries);
    List<BatchResult<R>> results = new ArrayList<>();
    for (BatchEntry<T> entry : entries) {
      results.add(one(entry, each));
    }
    return results;
  }

  private static <T, R> BatchResult<R> one(BatchEntry<T> entry, Function<T, R> each) {
    try {
      return new BatchResult.Done<>(entry.id(), each.apply(entry.request()));
    } catch (AwsException refused) {
      return new BatchResult.Failed<>(entry.id(), refused);
    }
  }

  private static <T> void check(String action, List<BatchEntry<T>> entries) {
    if (entries.isEmpty()) {
      throw SqsError.of(
          "EmptyBatchRequest",
          "There should be at least one " + action + "RequestEntry in the request.");
    }
    if (entries.size() > MOST) {
      throw SqsError.of(
          "TooManyEntriesInBatchRequest",
          "Maximum number of entries per request are 10. You have sent " + entries.size() + ".");
    }
    checkIds(entries);
  }

  private static <T> void checkIds(List<BatchEntry<T>> entries) {
    Set<String> seen = new HashSet<>();
    for (BatchEntry<T> entry : entries) {
      if (!ID.matcher(entry.id()).matches()) {
        throw SqsError.of(
            "InvalidBatchEntryId",
            "A batch entry id can only contain alphanumeric characters, hyphens and underscores. "
                + "It can be at most 80 letters long.");
      }
      if (!seen.add(entry.id())) {
        throw SqsError.of("BatchEntryIdsNotDistinct", "Id " + entry.id() + " repeated.");
      }
    }
  }
}
