package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sns.Unconfirmed;
import dev.holdpoint.core.store.Store;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Subscriptions that nobody confirmed in time. */
public record UnconfirmedSubscriptions(Store store, Turns turns) implements Chore {
  @Override
  public int tidy() {
    Instant now = turns.now().now();
    int gone = 0;
    @Nullable String after = null;
    do {
      String from = after;
      Unconfirmed.Seen seen = store.read(tx -> Unconfirmed.look(tx, now, from));
      if (!seen.old().isEmpty()) {
        gone += store.write(tx -> Unconfirmed.forget(tx, now, seen.old()));
      }
      after = seen.next();
    } while (after != null);
    return gone;
  }
}
