package dev.holdpoint.core.work;

import dev.holdpoint.core.engine.SerialIds;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import tools.jackson.databind.JsonNode;

/** The number that a node takes when it starts: each start another one, and round again. */
public final class NodeNumber {
  private static final String KEY = "node-number";

  private NodeNumber() {}

  /** The next number. */
  public static int take(Store store) {
    return store.write(tx -> {
      JsonNode last = tx.resources().find(ResourceKind.SETTING, KEY);
      int next = last == null ? 0 : (last.path("last").asInt() + 1) % SerialIds.NODES;
      tx.resources().put(ResourceKind.SETTING, KEY, Json.object().put("last", next));
      return next;
    });
  }
}
