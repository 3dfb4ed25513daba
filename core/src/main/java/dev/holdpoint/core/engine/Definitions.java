package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.asl.DefinitionReader;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Definitions, compiled once. A definition's row is never changed, so what is kept here is never
 * stale. Thread-safe.
 */
public final class Definitions {
  private static final int MAX_COMPILED = 500;

  private final Map<String, Definition> compiled =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Definition> eldest) {
          return size() > MAX_COMPILED;
        }
      };

  /**
   * Keeps a definition's text under a key of its own.
   *
   * @param machine the machine as it was then, in its owner's form
   */
  public static void put(Tx tx, String key, String text, JsonNode machine) {
    ObjectNode body = Json.object().put("definition", text);
    body.set("machine", machine);
    tx.resources().put(ResourceKind.DEFINITION, key, body);
  }

  /** The text as its author wrote it. */
  public static String text(Tx tx, String key) {
    return body(tx, key).get("definition").stringValue();
  }

  /** The machine as it was when it had this definition; null where nobody kept it. */
  public static @Nullable JsonNode machine(Tx tx, String key) {
    return body(tx, key).get("machine");
  }

  private static JsonNode body(Tx tx, String key) {
    JsonNode body = tx.resources().find(ResourceKind.DEFINITION, key);
    if (body == null) {
      throw new IllegalStateException("Expected a definition, but there is none (key=" + key + ")");
    }
    return body;
  }

  /**
   * The definition of an execution.
   *
   * @throws ExecutionBug where it is damaged
   */
  Definition of(Tx tx, ExecutionRow row) {
    try {
      return get(tx, row.definition());
    } catch (DamagedRow damaged) {
      throw new ExecutionBug(row.id(), damaged);
    }
  }

  /** The compiled definition. */
  public Definition get(Tx tx, String key) {
    synchronized (compiled) {
      Definition known = compiled.get(key);
      if (known != null) {
        return known;
      }
    }
    Definition definition = DefinitionReader.read(text(tx, key));
    synchronized (compiled) {
      compiled.put(key, definition);
    }
    return definition;
  }
}
