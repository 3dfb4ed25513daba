package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What {@code ResourceStore} promises. */
public abstract class ResourceStoreContract extends OpenStore {

  @Test
  void putResourceIsFoundAmongItsKind() {
    JsonNode body = Json.parse("{\"a\":[1,2.50,\"ä😀\",null,true],\"b\":{}}");
    change(tx -> tx.resources().put(ResourceKind.QUEUE, "q", body));
    assertEquals(body, find(ResourceKind.QUEUE, "q"));
    assertNull(find(ResourceKind.TOPIC, "q"));
    assertNull(find(ResourceKind.QUEUE, "Q"));
  }

  @Test
  void secondPutReplaces() {
    put("q", 1);
    put("q", 2);
    assertEquals(Json.parse("2"), find(ResourceKind.QUEUE, "q"));
  }

  @Test
  void deletedResourceIsGone() {
    put("q", 1);
    assertTrue(delete("q"));
    assertFalse(delete("q"));
    assertNull(find(ResourceKind.QUEUE, "q"));
  }

  @Test
  void unitSeesItsOwnChanges() {
    put("q", 1);
    JsonNode seen =
        store()
            .write(tx -> {
              tx.resources().put(ResourceKind.QUEUE, "q", Json.parse("2"));
              return tx.resources().find(ResourceKind.QUEUE, "q");
            });
    assertEquals(Json.parse("2"), seen);
  }

  @Test
  void changeOfAFailedUnitIsNotFoundLater() {
    put("q", 1);
    try {
      change(tx -> {
        tx.resources().put(ResourceKind.QUEUE, "q", Json.parse("2"));
        tx.resources().find(ResourceKind.QUEUE, "q");
        throw new UnsupportedOperationException();
      });
    } catch (UnsupportedOperationException e) {
      // As expected; what counts is what it left.
    }
    assertEquals(
        Json.parse("1"), store().write(tx -> tx.resources().find(ResourceKind.QUEUE, "q")));
  }

  @Test
  void prefixIsListedInTheOrderOfKeys() {
    for (String key : List.of("a/2", "b/1", "a/1", "a", "a/10", "A/1", "a0", "a/😀", "a/\uffee")) {
      put(key, 1);
    }
    assertEquals(List.of("a/1", "a/10", "a/2", "a/\uffee", "a/😀"), list("a/", null, 10));
    assertEquals(List.of("a/1", "a/10"), list("a/", null, 2));
    assertEquals(List.of("a/2", "a/\uffee"), list("a/", "a/10", 2));
    assertEquals(List.of(), list("a/", "b", 2));
    assertEquals(List.of("a/1"), list("a/", "a", 1));
    assertEquals(9, list("", null, 99).size());
    assertEquals(List.of(), list("c", null, 99));
  }

  private void put(String key, int body) {
    change(tx -> tx.resources().put(ResourceKind.QUEUE, key, Json.parse(Integer.toString(body))));
  }

  private boolean delete(String key) {
    return store().write(tx -> tx.resources().delete(ResourceKind.QUEUE, key));
  }

  private @Nullable JsonNode find(ResourceKind kind, String key) {
    return read(tx -> tx.resources().find(kind, key));
  }

  private List<String> list(String prefix, @Nullable String after, int limit) {
    return read(tx -> tx.resources().list(ResourceKind.QUEUE, prefix, after, limit)).stream()
        .map(Resource::key)
        .toList();
  }
}
