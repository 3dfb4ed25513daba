package dev.holdpoint.core.work;

import dev.holdpoint.core.engine.SerialIds;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;

/** The number that a node takes when it starts: each start another one, and round again. */
public final class NodeNumber {
  private static final String KEY = "node-number";

  private NodeNumber() {}

  /**
   * The next number.
   *
   * @param chance the number where nobody knows any more which was the last one
   */
  public static int take(Store store, IntSupplier chance) {
    return store.write(tx -> {
      int next = next(tx, chance);
      tx.resources().put(ResourceKind.SETTING, KEY, Json.object().put("last", next));
      return next;
    });
  }

  private static int next(Tx tx, IntSupplier chance) {
    try {
      JsonNode last = tx.resources().find(ResourceKind.SETTING, KEY);
      return last == null ? 0 : (last.path("last").asInt() + 1) % SerialIds.NODES;
    } catch (DamagedRow damaged) {
      return chance.getAsInt();
    }
  }
}
