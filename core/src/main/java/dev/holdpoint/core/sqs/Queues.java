package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * SQS: every rule about queues and their messages, over a transaction. Whoever sends (the API, a
 * Task state, an event's target) does it in the transaction that says so. Thread-safe: it keeps no
 * state.
 *
 * <p>Nothing here waits: a long poll looks, waits for {@link QueueSignals} or for {@link
 * #nextVisible}, and looks again.
 */
public final class Queues {
  private static final Duration BETWEEN_PURGES = Duration.ofSeconds(60);

  private final QueueSignals signals;
  private final QueueCatalog catalog = new QueueCatalog();
  private final Sending sending;
  private final Receiving receiving;
  private final Answering answering;

  /** With as many messages in flight as on AWS. */
  public Queues(QueueSignals signals) {
    this(signals, Receiving.IN_FLIGHT);
  }

  /**
   * @param inFlight messages of one queue that are received and not deleted yet
   */
  public Queues(QueueSignals signals, int inFlight) {
    this.signals = signals;
    sending = new Sending(signals);
    receiving = new Receiving(signals, inFlight);
    answering = new Answering(signals);
  }

  /** Creates a queue, or gives the one that is there if none of these attributes differ. */
  public Queue create(
      Tx tx, Turn turn, String name, Map<String, String> attributes, Map<String, String> tags) {
    return catalog.create(tx, turn, name, attributes, new Tags(tags));
  }

  /** Refuses the name of a queue that was deleted within the last minute. */
  public void checkNotDeletedRecently(Tx tx, Turn turn, String name) {
    catalog.checkNotDeletedRecently(tx, turn, name);
  }

  /** The queue of that name; {@code QueueDoesNotExist} where there is none. */
  public Queue byName(Tx tx, Home home, String name) {
    return existing(tx, home.arn("sqs", name));
  }

  /** The queue behind a URL, whatever host stands in it. */
  public Queue byUrl(Tx tx, Home home, String url) {
    return existing(tx, QueueUrl.arn(home, url));
  }

  /** The queue, or null where there is none. */
  public @Nullable Queue find(Tx tx, Arn arn) {
    return catalog.find(tx, arn);
  }

  private Queue existing(Tx tx, Arn arn) {
    Queue queue = catalog.find(tx, arn);
    if (queue == null) {
      throw SqsError.nonExistentQueue();
    }
    return queue;
  }

  /** Queues whose names begin so, in the order of their names. */
  public Page<Queue> list(Tx tx, Home home, String namePrefix, PageRequest page) {
    return catalog.list(tx, home, namePrefix, page);
  }

  /** Queues that name this one as their dead-letter queue. */
  public Page<Queue> deadLetterSources(Tx tx, Home home, Queue target, PageRequest page) {
    return catalog.sourcesOf(tx, home, target, page);
  }

  /** Takes the queue and its messages away. Waiters hear of it. */
  public void delete(Tx tx, Turn turn, Queue queue) {
    catalog.delete(tx, turn, queue);
    signals.tell(tx, queue.arn());
  }

  /** Takes all messages away, at most once a minute. Nobody sees them any more; many go slowly. */
  public void purge(Tx tx, Turn turn, Queue queue) {
    Instant last = queue.purgedAt();
    if (last != null && turn.now().isBefore(last.plus(BETWEEN_PURGES))) {
      throw SqsError.purgeInProgress(queue.name());
    }
    boolean many = Emptying.begin(tx, queue.place());
    String to = many ? Emptying.otherPlace(turn, queue.arn()) : queue.movedTo();
    catalog.put(tx, queue.purged(turn.now(), to));
  }

  /**
   * The attributes asked for that the queue has, by AWS's names.
   *
   * @param names names or {@code All}
   */
  public Map<String, String> attributes(Tx tx, Turn turn, Queue queue, Collection<String> names) {
    for (String name : names) {
      if (!name.equals("All") && !AttributeRule.known(name)) {
        throw SqsError.unknownAttribute(name);
      }
    }
    if (names.isEmpty()) {
      return Map.of();
    }
    Map<String, String> all = new TreeMap<>(queue.attributes().effective());
    all.put("QueueArn", queue.arn().value());
    all.put("CreatedTimestamp", Long.toString(queue.createdAt().getEpochSecond()));
    all.put("LastModifiedTimestamp", Long.toString(queue.modifiedAt().getEpochSecond()));
    if (names.stream().anyMatch(n -> n.equals("All") || n.startsWith("ApproximateNumber"))) {
      putCounts(count(tx, turn, queue), all);
    }
    if (!names.contains("All")) {
      all.keySet().retainAll(names);
    }
    return all;
  }

  private static void putCounts(MessageStore.Counts counts, Map<String, String> all) {
    all.put("ApproximateNumberOfMessages", Long.toString(counts.visible()));
    all.put("ApproximateNumberOfMessagesNotVisible", Long.toString(counts.inFlight()));
    all.put("ApproximateNumberOfMessagesDelayed", Long.toString(counts.delayed()));
  }

  /** How many messages there are. */
  public MessageStore.Counts count(Tx tx, Turn turn, Queue queue) {
    return tx.messages().count(queue.place(), turn.now());
  }

  /** Sets these attributes, leaves the others; an empty policy takes it away. */
  public Queue setAttributes(Tx tx, Turn turn, Queue queue, Map<String, String> attributes) {
    return catalog.change(tx, turn, queue, attributes);
  }

  public void tag(Tx tx, Queue queue, Map<String, String> tags) {
    catalog.put(tx, queue.withTags(new Tags(queue.tags()).with(tags).tags()));
  }

  public void untag(Tx tx, Queue queue, Collection<String> keys) {
    catalog.put(tx, queue.withTags(new Tags(queue.tags()).without(keys).tags()));
  }

  /** Lets an account call these actions: a statement of the queue's policy. */
  public void addPermission(
      Tx tx, Turn turn, Queue queue, String label, List<String> accounts, List<String> actions) {
    String policy = Permissions.of(queue).with(label, accounts, actions);
    catalog.change(tx, turn, queue, Map.of(AttributeRule.POLICY, policy));
  }

  public void removePermission(Tx tx, Turn turn, Queue queue, String label) {
    String policy = Permissions.of(queue).without(label);
    catalog.change(tx, turn, queue, Map.of(AttributeRule.POLICY, policy));
  }

  public Sent send(Tx tx, Turn turn, Queue queue, SendRequest request) {
    return sending.send(tx, turn, queue, request);
  }

  public List<BatchResult<Sent>> sendBatch(
      Tx tx, Turn turn, Queue queue, List<BatchEntry<SendRequest>> entries) {
    return sending.sendBatch(tx, turn, queue, entries);
  }

  /** What is visible now, at most what was asked for; returns at once. */
  public List<Received> receive(Tx tx, Turn turn, Queue queue, ReceiveRequest request) {
    return receiving.receive(tx, turn, queue, request);
  }

  /** Whether a receive was refused because too many messages are in flight. */
  public static boolean isOverLimit(AwsException refusal) {
    return refusal.code().equals(SqsError.OVER_LIMIT);
  }

  /** How long this receive may wait for its first message; refuses what receive would refuse. */
  public Duration waitOf(Queue queue, ReceiveRequest request) {
    Receiving.check(queue, request);
    Integer seconds = request.waitSeconds();
    return seconds == null ? queue.attributes().receiveWait() : Duration.ofSeconds(seconds);
  }

  /** When a message of the queue can be (or could be) received first, or null without any. */
  public @Nullable Instant nextVisible(Tx tx, Queue queue) {
    String name = queue.place();
    return queue.isFifo() ? tx.messages().nextReady(name) : tx.messages().nextVisible(name);
  }

  public void deleteMessage(Tx tx, Turn turn, Queue queue, String receiptHandle) {
    answering.delete(tx, turn, queue, receiptHandle);
  }

  /** Deletes each; a result's value is its receipt handle. */
  public List<BatchResult<String>> deleteMessages(
      Tx tx, Turn turn, Queue queue, List<BatchEntry<String>> receiptHandles) {
    return Batch.run(
        "DeleteMessageBatch",
        receiptHandles,
        handle -> {
          answering.delete(tx, turn, queue, handle);
          return handle;
        });
  }

  /**
   * Makes messages visible again that these handles still hold.
   *
   * @param counted whether their receive counts, or is as if it had not been
   */
  public void giveBack(Tx tx, Queue queue, List<String> handles, Instant now, boolean counted) {
    answering.giveBack(tx, queue, handles, now, counted);
  }

  public void changeVisibility(Tx tx, Turn turn, Queue queue, VisibilityRequest request) {
    answering.changeVisibility(tx, turn, queue, request);
  }

  /** Changes each; a result's value is its request. */
  public List<BatchResult<VisibilityRequest>> changeVisibilities(
      Tx tx, Turn turn, Queue queue, List<BatchEntry<VisibilityRequest>> requests) {
    return Batch.run(
        "ChangeMessageVisibilityBatch",
        requests,
        request -> {
          answering.changeVisibility(tx, turn, queue, request);
          return request;
        });
  }

  /** What is older than its queue keeps messages, as the queues are set up now. */
  public Expiry expiry(Tx tx, Instant now) {
    return Expiry.of(tx, now);
  }

  /**
   * Takes away some more messages of queues that were purged or deleted when they had many.
   *
   * @return whether there may be more
   */
  public static boolean emptyMore(Tx tx) {
    return Emptying.goOn(tx);
  }
}
