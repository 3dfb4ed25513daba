package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.events.Archives;
import dev.holdpoint.core.store.Store;
import org.jspecify.annotations.Nullable;

/** Events of archives go when their retention is over, or with their archive. */
public record OldArchivedEvents(Store store, Turns turns) implements Chore {
  private static final int AT_ONCE = 500;

  @Override
  public int tidy() {
    int gone = 0;
    String after = "";
    while (true) {
      String from = after;
      Archives.@Nullable Tidied done =
          store.<Archives.@Nullable Tidied>write(
              tx -> Archives.tidy(tx, turns.now().now(), from, AT_ONCE));
      if (done == null) {
        return gone;
      }
      gone += done.events();
      // Where there may be more of the same, it is looked at again.
      after = done.events() == AT_ONCE ? after : done.key();
    }
  }
}
