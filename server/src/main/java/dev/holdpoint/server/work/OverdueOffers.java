package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tasks that lie ready for an activity's worker and for which nobody waits any more: they timed
 * out, or their execution has ended, and no worker asked since.
 */
public record OverdueOffers(Store store, Engine engine) implements Chore {
  private static final int AT_ONCE = 200;

  @Override
  public int tidy() {
    int gone = 0;
    List<Resource> page = page(null);
    while (!page.isEmpty()) {
      List<Resource> seen = page;
      List<Resource> over =
          store.read(tx ->
              seen.stream().filter(offer -> !Activities.isAwaited(tx, engine, offer)).toList());
      gone += delete(over);
      page = page(seen.getLast().key());
    }
    return gone;
  }

  private List<Resource> page(@Nullable String after) {
    return store.read(tx -> Activities.offers(tx, after, AT_ONCE));
  }

  /** A task that is over never comes back: a later attempt is a task of its own. */
  private int delete(List<Resource> over) {
    if (!over.isEmpty()) {
      store.write(tx -> {
        over.forEach(offer -> tx.resources().delete(ResourceKind.ACTIVITY_TASK, offer.key()));
        return null;
      });
    }
    return over.size();
  }
}
