package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.sqs.BatchEntry;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a batch as a whole must be like. */
final class PublishBatchRules {
  private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private PublishBatchRules() {}

  static void check(List<BatchEntry<PublishRequest>> entries) {
    refuseIf(
        entries.isEmpty(), "EmptyBatchRequest", "The batch request doesn't contain any entries.");
    refuseIf(
        entries.size() > SnsLimits.AWS.batchEntries(),
        "TooManyEntriesInBatchRequest",
        "The batch request contains more entries than permissible.");
    refuseIf(
        !entries.stream().allMatch(entry -> ENTRY_ID.matcher(entry.id()).matches()),
        "InvalidBatchEntryId",
        "The Id of a batch entry in a batch request doesn't abide by the specification.");
    Set<String> ids = entries.stream().map(BatchEntry::id).collect(Collectors.toSet());
    refuseIf(
        ids.size() < entries.size(),
        "BatchEntryIdsNotDistinct",
        "Two or more batch entries in the request have the same Id.");
    long bytes = entries.stream().mapToLong(entry -> PublishRules.size(entry.request())).sum();
    refuseIf(
        bytes > SnsLimits.AWS.messageBytes(),
        "BatchRequestTooLong",
        "The length of all the messages put together is more than the limit.");
  }

  private static void refuseIf(boolean wrong, String code, String message) {
    if (wrong) {
      throw AwsException.of(code, message);
    }
  }
}
