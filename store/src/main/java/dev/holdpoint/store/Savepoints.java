package dev.holdpoint.store;

/**
 * The savepoints of the parts of a unit, one within another. Like the unit's own, each is set right
 * before the first change behind it. One thread.
 */
final class Savepoints {
  private final Session session;
  private int open;
  private int set;

  Savepoints(Session session) {
    this.session = session;
  }

  /** A new unit begins, which has no parts yet. */
  void clear() {
    open = 0;
    set = 0;
  }

  void begin() {
    open++;
  }

  void beforeChange() {
    while (set < open) {
      set++;
      session.controlLater("SAVEPOINT part" + set);
    }
  }

  /** Ends the innermost part; takes back what it changed unless it was done. */
  void end(boolean done) {
    boolean changed = set == open;
    if (changed && session.failure() == null) {
      if (done) {
        session.controlLater("RELEASE part" + set);
      } else {
        session.rollbackTo("part" + set);
      }
    }
    open--;
    set = Math.min(set, open);
  }
}
