package dev.holdpoint.server.work;

import dev.holdpoint.core.states.UnusedDefinitions;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import java.util.List;

/**
 * Definitions that nothing has any more. To find them each execution is looked at, so that is done
 * seldom, and by a reader.
 */
public final class OldDefinitions implements Chore {
  private static final int AT_ONCE = 100;
  private static final int MOST = 10_000;

  /** Chores are done every five minutes. */
  private static final int A_DAY = 288;

  private final Store store;
  private int calls;

  public OldDefinitions(Store store) {
    this.store = store;
  }

  @Override
  public int tidy() {
    return calls++ % A_DAY == 0 ? forget(store.read(tx -> UnusedDefinitions.find(tx, MOST))) : 0;
  }

  private int forget(List<String> unused) {
    for (int from = 0; from < unused.size(); from += AT_ONCE) {
      List<String> some = unused.subList(from, Math.min(unused.size(), from + AT_ONCE));
      store.write(tx -> {
        some.forEach(key -> tx.resources().delete(ResourceKind.DEFINITION, key));
        return null;
      });
    }
    return unused.size();
  }
}
