package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.logs.LogLimits;
import dev.holdpoint.server.logs.LogEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Gathers the first events behind a position, or the last before one, as many as a page has. Holds
 * no more than a page while it goes through them all. Of one thread.
 */
final class Window {
  private final Position edge;
  private final boolean forward;
  private final int limit;
  private final PriorityQueue<LogEvent> best;
  private boolean more;

  Window(Position edge, boolean forward, int limit) {
    this.edge = edge;
    this.forward = forward;
    this.limit = limit;
    Comparator<LogEvent> order = Comparator.comparing(Position::of);
    // Its head is the one to be given up first.
    best = new PriorityQueue<>(forward ? order.reversed() : order);
  }

  void add(LogEvent event) {
    int side = Position.of(event).compareTo(edge);
    if (forward ? side <= 0 : side >= 0) {
      return;
    }
    best.add(event);
    if (best.size() > limit) {
      best.remove();
      more = true;
    }
  }

  /** Whether there are others behind those. */
  boolean more() {
    return more;
  }

  /** A page in order: no more bytes than it may have. */
  List<LogEvent> page() {
    List<LogEvent> all = new ArrayList<>(best);
    Comparator<LogEvent> order = Comparator.comparing(Position::of);
    all.sort(forward ? order : order.reversed());
    int count = 0;
    long bytes = 0;
    for (LogEvent event : all) {
      bytes += event.message().length() + LogLimits.OVERHEAD;
      if (bytes > LogLimits.BATCH_BYTES && count > 0) {
        more = true;
        break;
      }
      count++;
    }
    List<LogEvent> page = all.subList(0, count);
    return forward ? page : page.reversed();
  }
}
