package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Bindings;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The queues themselves, without their messages. */
final class QueueCatalog {
  private static final int STEP = 1000;
  private static final String DELETED = "deleted";

  private final Bindings<Queue> queues = new Bindings<>(Queue.class);

  Queue create(Tx tx, Turn turn, String name, Map<String, String> attributes, Tags tags) {
    boolean fifo = QueueName.checkedIsFifo(name, attributes);
    Map<String, String> checked = AttributeRule.checked(attributes, fifo);
    Arn arn = turn.home().arn("sqs", name);
    Queue there = find(tx, arn);
    if (there != null) {
      checkSame(there, checked);
      return there;
    }
    QueueAttributes all = QueueAttributes.NONE.with(checked);
    AttributeRule.checkTogether(all);
    checkRedrive(tx, arn, all);
    Queue queue =
        new Queue(
            arn,
            turn.now(),
            turn.now(),
            all,
            tags.tags(),
            turn.ids().uuid(),
            null,
            Emptying.isUnderWay(tx, arn.value()) ? Emptying.otherPlace(turn, arn) : null);
    put(tx, queue);
    return queue;
  }

  private static void checkSame(Queue there, Map<String, String> wanted) {
    Map<String, String> effective = there.attributes().effective();
    wanted.forEach((name, value) -> {
      if (!value.equals(Objects.requireNonNullElse(effective.get(name), ""))) {
        throw SqsError.queueExists(name);
      }
    });
  }

  private void checkRedrive(Tx tx, Arn source, QueueAttributes attributes) {
    RedrivePolicy policy = attributes.redrive();
    if (policy == null) {
      return;
    }
    Queue target = find(tx, policy.deadLetterTargetArn());
    if (target == null) {
      throw RedrivePolicy.invalid(policy.json(), "Dead letter target does not exist.");
    }
    if (target.isFifo() != attributes.isFifo()) {
      throw RedrivePolicy.invalid(
          policy.json(), "Dead-letter queue must be same type of queue as the source.");
    }
    String allowance = target.attributes().set().get(AttributeRule.REDRIVE_ALLOW);
    if (allowance != null && !RedriveAllowance.parse(allowance).allows(source)) {
      throw RedrivePolicy.invalid(
          policy.json(), "Dead letter target does not allow this queue as its source.");
    }
  }

  Queue change(Tx tx, Turn turn, Queue queue, Map<String, String> attributes) {
    QueueName.checkTypeStays(queue, attributes);
    QueueAttributes all =
        queue.attributes().with(AttributeRule.checked(attributes, queue.isFifo()));
    AttributeRule.checkTogether(all);
    if (attributes.containsKey(AttributeRule.REDRIVE)) {
      checkRedrive(tx, queue.arn(), all);
    }
    Queue changed = queue.withAttributes(all, turn.now());
    put(tx, changed);
    return changed;
  }

  void put(Tx tx, Queue queue) {
    tx.resources().put(ResourceKind.QUEUE, queue.arn().value(), Json.tree(queue));
  }

  @Nullable Queue find(Tx tx, Arn arn) {
    JsonNode json = tx.resources().find(ResourceKind.QUEUE, arn.value());
    return json == null ? null : queues.read(json);
  }

  void checkNotDeletedRecently(Tx tx, Turn turn, String name) {
    String arn = turn.home().arn("sqs", name).value();
    if (tx.messages().recall(arn, DELETED, turn.now()) != null) {
      throw SqsError.deletedRecently();
    }
  }

  void delete(Tx tx, Turn turn, Queue queue) {
    Instant until = turn.now().plus(SqsLimits.DELETED_RECENTLY);
    tx.messages().remember(queue.arn().value(), DELETED, "", turn.now(), until);
    tx.resources().delete(ResourceKind.QUEUE, queue.arn().value());
    Emptying.begin(tx, queue.place());
  }

  Page<Queue> list(Tx tx, Home home, String namePrefix, PageRequest page) {
    String prefix = home.arn("sqs", namePrefix).value();
    return select(tx, prefix, page, queue -> true);
  }

  Page<Queue> sourcesOf(Tx tx, Home home, Queue target, PageRequest page) {
    return select(
        tx,
        home.arn("sqs", "").value(),
        page,
        queue -> {
          RedrivePolicy policy = queue.attributes().redrive();
          return policy != null && policy.deadLetterTargetArn().equals(target.arn());
        });
  }

  private static Page<Queue> select(
      Tx tx, String prefix, PageRequest page, Predicate<Queue> wanted) {
    int limit = page.limit();
    List<Queue> found = new ArrayList<>();
    String after = page.after();
    while (found.size() <= limit) {
      List<Resource> step = tx.resources().list(ResourceKind.QUEUE, prefix, after, STEP);
      step.stream().map(r -> Json.read(r.body(), Queue.class)).filter(wanted).forEach(found::add);
      if (step.size() < STEP) {
        break;
      }
      after = step.getLast().key();
    }
    return cut(found, limit, page);
  }

  /** AWS gives a token only to those who asked for pages. */
  private static Page<Queue> cut(List<Queue> found, int limit, PageRequest page) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<Queue> items = found.subList(0, limit);
    boolean paged = page.maxResults() != null;
    return new Page<>(items, paged ? PageRequest.token(items.getLast().arn().value()) : null);
  }
}
