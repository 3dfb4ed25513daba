package dev.holdpoint.core.sqs;

import dev.holdpoint.core.store.Tx;

/** Places of messages in a FIFO queue. */
final class Sequence {
  private Sequence() {}

  /**
   * A new place at the end of a group: an id, which grows with time, unless another node's clock
   * was ahead.
   */
  static long next(Tx tx, String queue, String group, long id) {
    return Math.max(id, tx.messages().lastSequence(queue, group) + 1);
  }

  /** As AWS shows it: 20 digits, so that texts compare as the numbers do. */
  static String number(long sequence) {
    return "1%019d".formatted(sequence);
  }
}
