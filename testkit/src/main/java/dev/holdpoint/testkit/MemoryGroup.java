package dev.holdpoint.testkit;

import dev.holdpoint.core.store.Message;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A group of a FIFO queue: its messages in their order, never none. */
record MemoryGroup(List<Message> messages) {
  private static final Comparator<Message> ORDER = Comparator.comparingLong(Message::sequence);

  /** A queue's groups, the one that is ready the longest before the others. */
  static List<MemoryGroup> of(Collection<Message> queue) {
    Map<String, List<Message>> groups =
        queue.stream()
            .filter(message -> message.orderedIn() != null)
            .sorted(ORDER)
            .collect(Collectors.groupingBy(message -> String.valueOf(message.orderedIn())));
    return groups.values().stream()
        .map(MemoryGroup::new)
        .sorted(
            Comparator.comparing(MemoryGroup::readySince)
                .thenComparingLong(group -> group.messages.getFirst().sequence()))
        .toList();
  }

  Instant readyAt() {
    return last().visibleAt();
  }

  private Instant readySince() {
    return last().thereSince();
  }

  /** The one that all others of the group wait for. */
  private Message last() {
    Message first = messages.getFirst();
    return messages.stream()
        .filter(message -> message.receiveCount() > 0)
        .filter(taken -> taken.visibleAt().isAfter(first.visibleAt()))
        .max(Comparator.comparing(Message::visibleAt))
        .orElse(first);
  }
}
