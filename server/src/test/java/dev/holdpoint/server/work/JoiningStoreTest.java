package dev.holdpoint.server.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.testkit.InMemoryStore;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JoiningStoreTest {
  private final JoiningStore store = new JoiningStore(new InMemoryStore());

  private static Object set(Tx tx, long id) {
    tx.timers().set(new Timer(id, Instant.EPOCH, "owner"));
    return tx;
  }

  @Test
  void unitsWithinATransactionArePartOfIt() {
    store.write(tx ->
        store.within(
            tx,
            () -> {
              store.write(inner -> set(inner, 1));
              assertEquals(1, store.read(inner -> inner.timers().find(1)).id());
              return tx;
            }));
    assertEquals(1, store.read(tx -> tx.timers().find(1)).id());
  }

  @Test
  void unitThatThrowsIsTakenBackAlone() {
    store.write(tx ->
        store.within(
            tx,
            () -> {
              store.write(inner -> set(inner, 1));
              assertThrows(
                  UnsupportedOperationException.class,
                  () ->
                      store.write(inner -> {
                        set(inner, 2);
                        throw new UnsupportedOperationException();
                      }));
              return tx;
            }));
    assertEquals(1, store.read(tx -> tx.timers().find(1)).id());
    assertNull(store.read(tx -> tx.timers().find(2)));
  }

  @Test
  void outerTransactionThatThrowsLeavesNothing() {
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            store.write(tx -> {
              store.within(tx, () -> store.write(inner -> set(inner, 1)));
              throw new UnsupportedOperationException();
            }));
    assertNull(store.read(tx -> tx.timers().find(1)));
  }
}
