package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.BatchEntry;
import dev.holdpoint.core.sqs.BatchResult;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Publish and its batch: every confirmed subscriber is told whose filter lets it through. */
final class Publishing {
  private static final int STEP = 100;
  private static final int LEAST = 10;

  private final Outlets outlets;
  private final Deliveries deliveries;
  private final FilterPolicies filters = new FilterPolicies();

  Publishing(Outlets outlets, Deliveries deliveries) {
    this.outlets = outlets;
    this.deliveries = deliveries;
  }

  Published publish(Tx tx, Turn turn, Topic topic, PublishRequest request) {
    PublishRules.check(request);
    FifoRules.check(topic, request);
    FifoMemory memory = topic.isFifo() ? FifoMemory.of(topic, request) : null;
    Published before = memory == null ? null : memory.find(tx, turn);
    if (before != null) {
      return before;
    }
    Notification notification =
        new Notification(
            turn.ids().uuid(),
            topic.arn(),
            turn.now(),
            request.subject(),
            request.message(),
            request.structure(),
            request.attributes(),
            request.group(),
            memory == null ? null : memory.order(turn));
    if (memory != null) {
      memory.remember(tx, turn, notification.published());
    }
    fanOut(tx, turn, topic, notification, null);
    return notification.published();
  }

  /** Tells some subscribers, and owes it to the others. */
  void fanOut(Tx tx, Turn turn, Topic topic, Notification notification, @Nullable String afterKey) {
    Seal seal = outlets.seal(topic);
    int room = room(topic, notification);
    String after = afterKey;
    int looked = 0;
    List<Resource> step;
    do {
      step = tx.resources().list(ResourceKind.SUBSCRIPTION, topic.arn() + ":", after, STEP);
      for (Resource row : step) {
        if (room == 0 || looked == SnsLimits.AWS.lookedAtOnce()) {
          new OwedFanOut(notification, String.valueOf(after)).add(tx, turn);
          return;
        }
        Subscription one = Json.read(row.body(), Subscription.class);
        looked++;
        after = row.key();
        if (one.confirmed() && filters.accept(one, notification)) {
          room--;
          deliveries.tell(tx, turn, topic, one, notification, seal);
        }
      }
    } while (step.size() == STEP);
  }

  /** All at once where the order counts. */
  private static int room(Topic topic, Notification notification) {
    int bytes = notification.message().length() + 1;
    return topic.isFifo()
        ? SnsLimits.AWS.fifoSubscriptions()
        : Math.clamp(
            SnsLimits.AWS.deliveredBytesAtOnce() / bytes, LEAST, SnsLimits.AWS.deliveriesAtOnce());
  }

  List<BatchResult<Published>> publishBatch(
      Tx tx, Turn turn, Topic topic, List<BatchEntry<PublishRequest>> entries) {
    PublishBatchRules.check(entries);
    entries.forEach(entry -> FifoRules.check(topic, entry.request()));
    List<BatchResult<Published>> results = new ArrayList<>();
    for (BatchEntry<PublishRequest> entry : entries) {
      results.add(one(tx, turn, topic, entry));
    }
    return results;
  }

  private BatchResult<Published> one(
      Tx tx, Turn turn, Topic topic, BatchEntry<PublishRequest> entry) {
    try {
      return new BatchResult.Done<>(entry.id(), publish(tx, turn, topic, entry.request()));
    } catch (AwsException refused) {
      return new BatchResult.Failed<>(entry.id(), refused);
    }
  }
}
