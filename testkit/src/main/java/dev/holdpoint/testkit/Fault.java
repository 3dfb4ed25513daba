package dev.holdpoint.testkit;

/** What may go wrong with one unit of work. */
public enum Fault {
  NONE,
  /** The store refuses at the commit: a {@code StoreException}, nothing is kept. */
  REFUSED,
  /**
   * The connection breaks in the middle of the unit: a {@code StoreException} at its second change
   * and at whatever it tries after that; nothing is kept.
   */
  BROKEN_OFF,
  /** The commit is made, its answer is lost: a {@code StoreException}, and yet all is kept. */
  ANSWER_LOST,
  /** The process dies before the commit: {@link SimulatedCrash}, nothing is kept. */
  CRASH_BEFORE_COMMIT,
  /**
   * The process dies after the commit and before the answer: {@link SimulatedCrash}, all is kept,
   * nothing that was to happen after the commit happens.
   */
  CRASH_AFTER_COMMIT;

  /** Chooses what goes wrong with the next write; asked once for each. */
  @FunctionalInterface
  public interface Source {
    Fault next();
  }
}
