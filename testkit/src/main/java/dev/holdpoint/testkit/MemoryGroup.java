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

  /** A queue's groups, the one that is ready first before the others. */
  static List<MemoryGroup> of(Collection<Message> queue) {
    Map<String, List<Message>> groups =
        queue.stream()
            .filter(message -> message.orderedIn() != null)
            .sorted(ORDER)
            .collect(Collectors.groupingBy(message -> String.valueOf(message.orderedIn())));
    return groups.values().stream()
        .map(MemoryGroup::new)
        .sorted(
            Comparator.comparing(MemoryGroup::readyAt)
                .thenComparingLong(group -> group.messages.getFirst().sequence()))
        .toList();
  }

  Instant readyAt() {
    Instant first = messages.getFirst().visibleAt();
    return messages.stream()
        .filter(message -> message.receiveCount() > 0)
        .map(Message::visibleAt)
        .filter(taken -> taken.isAfter(first))
        .max(Comparator.naturalOrder())
        .orElse(first);
  }
}
