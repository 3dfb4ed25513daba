package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

  private byte @Nullable [] part(String key, int number) {
    return read(tx -> tx.contents().find(key, number));
  }
}
