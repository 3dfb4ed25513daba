package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.Expiry;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages past their queue's retention, and those of queues that are being emptied. */
public record OldMessages(Store store, Turns turns, Queues queues) implements Chore {
  private static final int AT_ONCE = 200;

  @Override
  public int tidy() {
    emptyQueues();
    Expiry expiry = store.read(tx -> queues.expiry(tx, turns.now().now()));
    int all = 0;
    @Nullable Long after = Long.MIN_VALUE;
    while (after != null) {
      long from = after;
      Expiry.Seen seen = store.read(tx -> expiry.look(tx, from));
      all += expire(seen.old());
      after = seen.next();
    }
    return all;
  }

  private int expire(List<MessageStore.Age> old) {
    for (int from = 0; from < old.size(); from += AT_ONCE) {
      List<MessageStore.Age> some = old.subList(from, Math.min(old.size(), from + AT_ONCE));
      store.write(tx -> {
        some.forEach(message -> tx.messages().delete(message.queue(), message.id()));
        return null;
      });
    }
    return old.size();
  }

  private void emptyQueues() {
    boolean more = true;
    while (more) {
      more = store.write(Queues::emptyMore);
    }
  }
}
