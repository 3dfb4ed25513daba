package dev.holdpoint.testkit;

import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.MessageStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class MemoryMessageStore implements MessageStore {
  private final MemoryTable<Long, Message> messages;
  private final MemoryTable<Place, Message> byPlace;
  private final MemoryTable<Key, Kept> memory;

  MemoryMessageStore(UndoLog undo) {
    this.messages = new MemoryTable<>(Comparator.naturalOrder(), undo);
    this.byPlace = new MemoryTable<>(Place.ORDER, undo);
    this.memory = new MemoryTable<>(Key.ORDER, undo);
  }

  MemoryTable<Long, Message> table() {
    return messages;
  }

  @Override
  public void add(Message message) {
    Message kept = kept(message);
    messages.add(kept.id(), kept);
    byPlace.put(Place.of(kept), kept);
  }

  @Override
  public List<Message> receive(String queue, Instant now, Instant visibleAt, int limit) {
    List<Message> visible =
        inQueue(queue).stream()
            .takeWhile(message -> !message.visibleAt().isAfter(now))
            .sorted(Comparator.comparing(Message::thereSince).thenComparingLong(Message::id))
            .limit(limit)
            .toList();
    return visible.stream().map(message -> received(message, now, visibleAt)).toList();
  }

  @Override
  public List<Message> receiveInOrder(String queue, Instant now, Instant visibleAt, int limit) {
    List<Message> ready =
        groups(queue).stream()
            .filter(group -> !group.readyAt().isAfter(now))
            .flatMap(group ->
                group.messages().stream().takeWhile(each -> !each.visibleAt().isAfter(now)))
            .limit(limit)
            .toList();
    return ready.stream().map(message -> received(message, now, visibleAt)).toList();
  }

  @Override
  public long lastSequence(String queue, String group) {
    return inQueue(queue).stream()
        .filter(message -> group.equals(message.orderedIn()))
        .mapToLong(Message::sequence)
        .max()
        .orElse(0);
  }

  @Override
  public @Nullable Instant nextReady(String queue) {
    return groups(queue).stream()
        .map(MemoryGroup::readyAt)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private List<MemoryGroup> groups(String queue) {
    return MemoryGroup.of(inQueue(queue));
  }

  @Override
  public @Nullable Message find(String queue, long id) {
    Message message = messages.find(id);
    return message != null && message.queue().equals(queue) ? message : null;
  }

  @Override
  public void update(Message message) {
    Message old = messages.find(message.id());
    if (old == null) {
      throw new IllegalStateException(
          "Expected a message, but there was none (id=" + message.id() + ")");
    }
    delete(old.queue(), old.id());
    add(message);
  }

  @Override
  public boolean delete(String queue, long id) {
    Message message = find(queue, id);
    if (message == null) {
      return false;
    }
    messages.remove(id);
    byPlace.remove(Place.of(message));
    return true;
  }

  @Override
  public void delete(Message message) {
    delete(message.queue(), message.id());
  }

  @Override
  public int purge(String queue, int limit) {
    List<Message> some = inQueue(queue).stream().limit(limit).toList();
    some.forEach(message -> delete(queue, message.id()));
    return some.size();
  }

  @Override
  public List<Age> ages(long after, int limit) {
    return messages.rows().tailMap(after, false).values().stream()
        .limit(limit)
        .map(message -> new Age(message.id(), message.queue(), message.sentAt()))
        .toList();
  }

  @Override
  public Counts count(String queue, Instant now) {
    long visible = 0;
    long inFlight = 0;
    long delayed = 0;
    for (Message message : inQueue(queue)) {
      if (!message.visibleAt().isAfter(now)) {
        visible++;
      } else if (message.receiveCount() > 0) {
        inFlight++;
      } else {
        delayed++;
      }
    }
    return new Counts(visible, inFlight, delayed);
  }

  @Override
  public @Nullable Instant nextVisible(String queue) {
    return inQueue(queue).stream().findFirst().map(Message::visibleAt).orElse(null);
  }

  private Collection<Message> inQueue(String queue) {
    return byPlace.rows().subMap(Place.first(queue), Place.last(queue)).values();
  }

  private Message received(Message message, Instant now, Instant visibleAt) {
    Message after = kept(message.received(now, visibleAt));
    update(after);
    return after;
  }

  private static Message kept(Message message) {
    Instant first = message.firstReceivedAt();
    return new Message(
        message.id(),
        message.queue(),
        message.messageId(),
        message.body(),
        message.attributes(),
        Due.millis(message.sentAt()),
        Due.millis(message.visibleAt()),
        message.receiveCount(),
        first == null ? null : Due.millis(first),
        message.receipt(),
        message.orderedIn(),
        message.sequence());
  }

  @Override
  public @Nullable String recall(String queue, String key, Instant now) {
    Kept kept = memory.find(new Key(queue, key));
    return kept == null || !kept.until().isAfter(now) ? null : kept.what();
  }

  @Override
  public void remember(String queue, String key, String what, Instant now, Instant until) {
    memory.put(new Key(queue, key), new Kept(what, Due.millis(until)));
  }

  private record Key(String queue, String key) {
    static final Comparator<Key> ORDER = Comparator.comparing(Key::queue).thenComparing(Key::key);
  }

  private record Kept(String what, Instant until) {}

  /** Where a message stands in its queue. */
  private record Place(String queue, Instant visibleAt, long id) {
    static final Comparator<Place> ORDER =
        Comparator.comparing(Place::queue)
            .thenComparing(Place::visibleAt)
            .thenComparingLong(Place::id);

    static Place of(Message message) {
      return new Place(message.queue(), message.visibleAt(), message.id());
    }

    static Place first(String queue) {
      return new Place(queue, Instant.MIN, Long.MIN_VALUE);
    }

    static Place last(String queue) {
      return new Place(queue, Instant.MAX, Long.MAX_VALUE);
    }
  }
}
