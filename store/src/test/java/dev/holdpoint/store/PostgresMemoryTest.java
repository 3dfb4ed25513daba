package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.testkit.postgres.LocalPostgres;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a node remembers of a database that others change too. */
class PostgresMemoryTest {
  @Test
  void whatANodeRemembersEndsWithAnothersChange() {
    LocalPostgres shared = LocalPostgres.shared();
    String url = shared.freshUrl();
    try (Store one = PostgresStores.open(url);
        Store other = PostgresStores.open(url)) {
      for (int change = 1; change <= 3; change++) {
        putQueue(change % 2 == 0 ? one : other, change);
        assertEquals(change, seen(one));
        assertEquals(change, seen(other));
        assertEquals(change, seen(one));
      }
      String schema = url.substring(url.lastIndexOf('=') + 1);
      shared.run("UPDATE " + schema + ".resource SET body = '4', sum = NULL WHERE kind = 'QUEUE'");
      assertEquals(4, seen(one));
      shared.run("DELETE FROM " + schema + ".resource WHERE kind = 'QUEUE'");
      assertEquals(0, seen(other));
    }
  }

  @Test
  void whatWasTakenBackIsNotRemembered() {
    try (Store store = PostgresStores.fresh()) {
      putQueue(store, 1);
      assertThrows(
          UnsupportedOperationException.class,
          () ->
              store.write(tx -> {
                tx.resources().put(ResourceKind.QUEUE, "q", JsonNodeFactory.instance.numberNode(2));
                assertEquals(2, value(tx.resources().find(ResourceKind.QUEUE, "q")));
                throw new UnsupportedOperationException();
              }));
      assertEquals(1, seen(store));
    }
  }

  private static void putQueue(Store store, int value) {
    store.write(tx -> {
      tx.resources().put(ResourceKind.QUEUE, "q", JsonNodeFactory.instance.numberNode(value));
      return true;
    });
  }

  /** As a writer sees it, who may remember. */
  private static int seen(Store store) {
    return store.write(tx -> {
      int listed = tx.resources().list(ResourceKind.QUEUE, "", null, 10).size();
      int value = value(tx.resources().find(ResourceKind.QUEUE, "q"));
      assertEquals(value == 0 ? 0 : 1, listed);
      return value;
    });
  }

  private static int value(JsonNode node) {
    return node == null ? 0 : node.asInt();
  }
}
