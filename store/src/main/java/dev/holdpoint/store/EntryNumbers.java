package dev.holdpoint.store;

/**
 * The numbers of journal entries within one transaction, given out without asking the database for
 * each: whoever has the writers' lock is alone. One thread at a time.
 */
final class EntryNumbers {
  private long first;
  private long last;

  /**
   * A transaction begins.
   *
   * @param given the last number that was given out before it
   */
  void begin(long given) {
    first = given;
    last = given;
  }

  long next() {
    return ++last;
  }

  /** Whether any was given out since the beginning. */
  boolean isUsed() {
    return last != first;
  }

  /** The last one that was given out. */
  long last() {
    return last;
  }
}
