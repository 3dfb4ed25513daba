package dev.holdpoint.core.sqs;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.MessageStore.Age;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which messages are older than their queues keep them, in every account and region. It looks at
 * the oldest messages first, a page at a time, and at none that is younger than the shortest of all
 * queues' retention.
 */
public final class Expiry {
  private static final int QUEUES_AT_ONCE = 100;
  private static final int MESSAGES_AT_ONCE = 500;

  private final Map<String, Instant> oldest;
  private final Instant youngest;

  private Expiry(Map<String, Instant> oldest) {
    this.oldest = Map.copyOf(oldest);
    this.youngest = oldest.values().stream().max(Instant::compareTo).orElse(Instant.MIN);
  }

  /** What the queues keep now; only reads. */
  static Expiry of(Tx tx, Instant now) {
    Map<String, Instant> oldest = new HashMap<>();
    String after = null;
    List<Resource> rows;
    do {
      rows = tx.resources().list(ResourceKind.QUEUE, "", after, QUEUES_AT_ONCE);
      for (Resource row : rows) {
        Queue queue = Json.read(row.body(), Queue.class);
        oldest.put(queue.place(), now.minus(queue.attributes().retention()));
        after = row.key();
      }
    } while (rows.size() == QUEUES_AT_ONCE);
    return new Expiry(oldest);
  }

  /**
   * A look at some messages.
   *
   * @param next where the next look begins, or null where all old ones were seen
   */
  public record Seen(List<Age> old, @Nullable Long next) {
    public Seen {
      old = List.copyOf(old);
    }
  }

  /** Which of the messages behind this id are to go; only reads. */
  public Seen look(Tx tx, long after) {
    List<Age> page = tx.messages().ages(after, MESSAGES_AT_ONCE);
    // Ids grow with time: those behind a young one are young too, or are found a little later.
    boolean more = page.size() == MESSAGES_AT_ONCE && page.getLast().sentAt().isBefore(youngest);
    return new Seen(page.stream().filter(this::isOver).toList(), more ? page.getLast().id() : null);
  }

  private boolean isOver(Age message) {
    Instant kept = oldest.get(message.queue());
    return kept != null && message.sentAt().isBefore(kept);
  }
}
