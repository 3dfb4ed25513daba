package dev.holdpoint.server.host;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Folders of code that no function, version or layer has any more. */
public record UnusedCode(Store store, Turns turns, CodeStore code) {
  private static final int PAGE = 200;

  /**
   * Takes them away.
   *
   * @return how many there were
   */
  public int tidy() {
    return code.discard(store.read(UnusedCode::used), turns.now().now());
  }

  private static Set<String> used(Tx tx) {
    Set<String> used = new HashSet<>();
    for (ResourceKind kind :
        List.of(ResourceKind.FUNCTION, ResourceKind.FUNCTION_VERSION, ResourceKind.LAYER_VERSION)) {
      String after = null;
      do {
        List<Resource> page = tx.resources().list(kind, "", after, PAGE);
        // Of the function itself, and of the layers that it was given.
        page.forEach(row -> used.addAll(row.body().findValuesAsString("sha256")));
        after = page.size() == PAGE ? page.getLast().key() : null;
      } while (after != null);
    }
    return used;
  }
}
