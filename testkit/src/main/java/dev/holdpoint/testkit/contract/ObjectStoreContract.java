package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.store.ObjectRow;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code ObjectStore} promises. */
public abstract class ObjectStoreContract extends OpenStore {
  @Test
  void objectIsFoundAsItWasPut() {
    ObjectRow row = row("a", "folder/ä b\uD83D\uDE00", "1");
    change(tx -> tx.objects().put(row));
    assertEquals(row, read(tx -> tx.objects().find("a", row.key())));
    assertEquals(row, read(tx -> tx.objects().ofContent("1")));
    assertNull(read(tx -> tx.objects().find("b", row.key())));
    assertNull(read(tx -> tx.objects().ofContent("2")));
  }

  @Test
  void objectReplacesTheOneOfItsKeyAndThatContentIsNobodysThen() {
    change(tx -> tx.objects().put(row("a", "x", "1")));
    change(tx -> tx.objects().put(row("a", "x", "2")));
    assertEquals(row("a", "x", "2"), read(tx -> tx.objects().find("a", "x")));
    assertNull(read(tx -> tx.objects().ofContent("1")));
  }

  @Test
  void contentIsOneObjects() {
    change(tx -> tx.objects().put(row("a", "x", "1")));
    assertThrows(
        IllegalStateException.class, () -> change(tx -> tx.objects().put(row("a", "y", "1"))));
  }

  @Test
  void keysAreListedInTheOrderOfTheirBytes() {
    List<String> keys = List.of("A", "a", "a/1", "a/2", "b", "\uFF5E", "\uD83D\uDE00");
    change(tx -> {
      for (String key : keys.reversed()) {
        tx.objects().put(row("a", key, "a" + key));
        tx.objects().put(row("b", key, "b" + key));
      }
    });
    assertEquals(keys, keys("", null, 10));
    assertEquals(List.of("a", "a/1", "a/2"), keys("a", null, 10));
    assertEquals(List.of("a/2"), keys("a", "a/1", 10));
    assertEquals(List.of("A", "a"), keys("", null, 2));
    assertEquals(List.of("\uD83D\uDE00"), keys("", "\uFF5E", 10));
    assertEquals(List.of("a/1"), keys("a/", "a", 1));
  }

  @Test
  void deletedObjectIsGoneOnce() {
    change(tx -> tx.objects().put(row("a", "x", "1")));
    assertEquals(true, store().write(tx -> tx.objects().delete("a", "x")));
    assertEquals(false, store().write(tx -> tx.objects().delete("a", "x")));
    assertNull(read(tx -> tx.objects().find("a", "x")));
  }

  @Test
  void changesOfAFailedUnitAreNotFoundLater() {
    change(tx -> tx.objects().put(row("a", "x", "1")));
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            change(tx -> {
              tx.objects().delete("a", "x");
              tx.objects().put(row("a", "y", "2"));
              throw new UnsupportedOperationException();
            }));
    assertEquals(List.of("x"), keys("", null, 10));
  }

  private List<String> keys(String prefix, @Nullable String after, int limit) {
    return read(tx -> tx.objects().list("a", prefix, after, limit)).stream()
        .map(ObjectRow::key)
        .toList();
  }

  private static ObjectRow row(String bucket, String key, String content) {
    return new ObjectRow(bucket, key, "v" + content, content, 7, 1_700_000_000_123_456_789L, "{}");
  }
}
