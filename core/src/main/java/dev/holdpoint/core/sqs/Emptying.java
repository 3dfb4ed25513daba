package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.List;

/**
 * Takes away the messages of a queue that is purged or deleted: a few at once. Of many, the others
 * go in later units of work, a few in each; the queue, where it is still there or made anew, keeps
 * its messages in another place meanwhile, so that nobody sees the old ones.
 */
final class Emptying {
  private static final int AT_ONCE = 500;

  private Emptying() {}

  /** Begins to empty a place; false where that is done already. */
  static boolean begin(Tx tx, String place) {
    boolean more = tx.messages().purge(place, AT_ONCE) == AT_ONCE;
    if (more) {
      tx.resources().put(ResourceKind.EMPTIED, place, Json.object());
    }
    return more;
  }

  /**
   * Takes some more away.
   *
   * @return whether there may be more
   */
  static boolean goOn(Tx tx) {
    List<Resource> begun = tx.resources().list(ResourceKind.EMPTIED, "", null, 1);
    if (begun.isEmpty()) {
      return false;
    }
    String place = begun.getFirst().key();
    if (tx.messages().purge(place, AT_ONCE) < AT_ONCE) {
      tx.resources().delete(ResourceKind.EMPTIED, place);
    }
    return true;
  }

  static boolean isUnderWay(Tx tx, String place) {
    return tx.resources().find(ResourceKind.EMPTIED, place) != null;
  }

  /** A place that nobody has used; a queue's name has no such character. */
  static String otherPlace(Turn turn, Arn queue) {
    return queue.value() + "#" + turn.ids().next();
  }
}
