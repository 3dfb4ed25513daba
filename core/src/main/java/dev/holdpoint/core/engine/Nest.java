package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.ExecutionId;
import org.jspecify.annotations.Nullable;

/**
 * The rounds that are under way in one transaction, one within another: a workflow's call may
 * answer another workflow's task, or its own.
 *
 * @param depth how many rounds this one is within
 * @param running null where only what follows a round is done
 */
record Nest(int depth, @Nullable Running running, @Nullable Nest outer) {
  static final Nest NONE = new Nest(0, null, null);

  /** Ours: so deep, what is triggered goes on in a turn of its own. */
  private static final int DEEPEST = 3;

  /** Ours: an inner round has this much room, so that one transaction stays small. */
  private static final int INNER_EVENTS = 100;

  Nest with(@Nullable Running inner) {
    return new Nest(depth + 1, inner, this);
  }

  /** The round of this execution that is under way, or null. */
  @Nullable Running find(ExecutionId id) {
    for (Nest each = this; each != null; each = each.outer()) {
      if (each.running() != null && each.running().id().equals(id)) {
        return each.running();
      }
    }
    return null;
  }

  boolean isDeepest() {
    return depth >= DEEPEST;
  }

  /**
   * The turn as a round here may use it. What is started within another round takes its first step
   * later, so that workflows that start each other cannot grow one transaction without end.
   */
  Turn limit(Turn turn, Trigger trigger) {
    if (depth == 0) {
      return turn;
    }
    boolean later = isDeepest() || trigger instanceof Trigger.Started;
    int room = Math.min(turn.limits().eventsPerTurn(), INNER_EVENTS);
    return turn.withEventsPerTurn(later ? 1 : room);
  }
}
