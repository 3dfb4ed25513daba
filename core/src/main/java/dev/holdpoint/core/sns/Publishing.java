package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.BatchResult;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Publish and its batch: one mail to each confirmed subscriber. */
final class Publishing {
  private static final Pattern ENTRY_ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private final SubscriptionCatalog subscriptions;

  Publishing(SubscriptionCatalog subscriptions) {
    this.subscriptions = subscriptions;
  }

  String publish(Tx tx, Turn turn, Topic topic, SenderSettings sender, PublishRequest request) {
    PublishRules.check(request);
    String text = PublishRules.textFor("email", request);
    subscriptions.each(
        tx,
        topic.arn(),
        one -> {
          if (one.confirmed()) {
            Post.send(
                tx, turn, sender, Letter.notification(topic, one, sender, request.subject(), text));
          }
        });
    return turn.ids().uuid();
  }

  List<BatchResult<String>> publishBatch(
      Tx tx,
      Turn turn,
      Topic topic,
      SenderSettings sender,
      List<BatchEntry<PublishRequest>> entries) {
    check(entries);
    List<BatchResult<String>> results = new ArrayList<>();
    for (BatchEntry<PublishRequest> entry : entries) {
      results.add(one(tx, turn, topic, sender, entry));
    }
    return results;
  }

  private BatchResult<String> one(
      Tx tx, Turn turn, Topic topic, SenderSettings sender, BatchEntry<PublishRequest> entry) {
    try {
      String messageId = publish(tx, turn, topic, sender, entry.request());
      return new BatchResult.Done<>(entry.id(), messageId);
    } catch (AwsException refused) {
      return new BatchResult.Failed<>(entry.id(), refused);
    }
  }

  private static void check(List<BatchEntry<PublishRequest>> entries) {
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
