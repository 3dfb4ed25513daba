package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.store.ContentStore;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code ContentStore} promises. */
public abstract class ContentStoreContract extends OpenStore {
  private static final byte[] BYTES = {0, -1, 127, 10, 13};

  @Test
  void partIsFoundAsItWasPut() {
    byte[] large = new byte[1_500_000];
    large[1_499_999] = 7;
    change(tx -> {
      tx.contents().put("a", 0, BYTES);
      tx.contents().put("a", 1, large);
    });
    assertArrayEquals(BYTES, part("a", 0));
    assertArrayEquals(large, part("a", 1));
    assertNull(part("a", 2));
    assertNull(part("b", 0));
  }

  @Test
  void partReplacesTheOneOfItsNumber() {
    change(tx -> tx.contents().put("a", 0, new byte[] {1}));
    change(tx -> tx.contents().put("a", 0, BYTES));
    assertArrayEquals(BYTES, part("a", 0));
  }

  @Test
  void partsGoTogether() {
    change(tx -> {
      tx.contents().put("a", 0, BYTES);
      tx.contents().put("a", 1, BYTES);
      tx.contents().put("b", 0, BYTES);
    });
    change(tx -> tx.contents().delete("a"));
    assertNull(part("a", 0));
    assertNull(part("a", 1));
    assertArrayEquals(BYTES, part("b", 0));
  }

  @Test
  void partsAreCountedAndListedWithoutTheirBytes() {
    change(tx -> {
      tx.contents().put("b", 1, BYTES);
      tx.contents().put("a/1", 2, BYTES);
      tx.contents().put("a/1", 1, BYTES);
      tx.contents().put("a/1", -1, BYTES);
      tx.contents().put("a/2", 0, BYTES);
    });
    assertEquals(2, count("a/1", 1));
    assertEquals(3, count("a/1", -1));
    assertEquals(0, count("c", -1));
    ContentStore.Kept one = new ContentStore.Kept("a/1", -1);
    ContentStore.Kept two = new ContentStore.Kept("a/2", 0);
    assertEquals(List.of(one, two), read(tx -> tx.contents().list(null, 2)));
    assertEquals(
        List.of(two, new ContentStore.Kept("b", 1)), read(tx -> tx.contents().list("a/1", 9)));
    change(tx -> tx.contents().delete("a/1", -1));
    assertEquals(List.of(new ContentStore.Kept("a/1", 1)), read(tx -> tx.contents().list(null, 1)));
    assertEquals(2, count("a/1", -1));
  }

  @Test
  void changesOfAFailedUnitAreNotFoundLater() {
    change(tx -> tx.contents().put("a", 0, BYTES));
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            change(tx -> {
              tx.contents().delete("a");
              tx.contents().put("b", 0, BYTES);
              throw new UnsupportedOperationException();
            }));
    assertArrayEquals(BYTES, part("a", 0));
    assertNull(part("b", 0));
  }

  private int count(String key, int from) {
    return read(tx -> tx.contents().count(key, from));
  }

  private byte @Nullable [] part(String key, int number) {
    return read(tx -> tx.contents().find(key, number));
  }
}
