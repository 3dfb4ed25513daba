package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.store.ObjectRow;
import dev.holdpoint.core.store.VersionRow;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code VersionStore} promises. */
public abstract class VersionStoreContract extends OpenStore {
  @Test
  void versionIsFoundAsItWasAdded() {
    VersionRow old = version("x", -1, "1");
    VersionRow newer = version("x", -2, "2");
    change(tx -> {
      tx.versions().add(old);
      tx.versions().add(newer);
    });
    assertEquals(old, read(tx -> tx.versions().find("a", "x", "v1")));
    assertEquals(newer, read(tx -> tx.versions().newest("a", "x")));
    assertEquals(old.row(), read(tx -> tx.versions().ofContent("1")));
    assertNull(read(tx -> tx.versions().find("b", "x", "v1")));
    assertNull(read(tx -> tx.versions().find("a", "x", "v3")));
    assertNull(read(tx -> tx.versions().newest("a", "y")));
    assertNull(read(tx -> tx.versions().ofContent("3")));
  }

  @Test
  void rankVersionAndContentAreOnes() {
    change(tx -> tx.versions().add(version("x", -1, "1")));
    assertThrows(
        IllegalStateException.class, () -> change(tx -> tx.versions().add(version("x", -1, "2"))));
    assertThrows(
        IllegalStateException.class, () -> change(tx -> tx.versions().add(version("x", -2, "1"))));
    assertThrows(
        IllegalStateException.class, () -> change(tx -> tx.versions().add(version("y", -1, "1"))));
  }

  @Test
  void allAreListedWithTheNewestOfEachKeyFirst() {
    change(tx -> {
      tx.versions().add(version("p/b", -1, "1"));
      tx.versions().add(version("p/b", -2, "2"));
      tx.objects().put(row("p/b", "3"));
      tx.objects().put(row("p/a", "4"));
      tx.versions().add(version("\uFF5E", -1, "5"));
      tx.versions().add(version("\uD83D\uDE00", -7, "6"));
      tx.objects().put(row("A", "7"));
    });
    assertEquals(List.of("7", "4", "3", "2", "1", "5", "6"), list("", "", 0, 10));
    assertEquals(List.of("4", "3", "2", "1"), list("p/", "", 0, 10));
    assertEquals(List.of("4", "3"), list("p/", "", 0, 2));
    assertEquals(List.of("3", "2", "1"), list("p/", "p/a", VersionRow.CURRENT, 10));
    assertEquals(List.of("1", "5"), list("", "p/b", -2, 2));
    assertEquals(List.of("2", "1"), list("p", "p/b", VersionRow.CURRENT, 10));
    assertEquals(List.of("3", "2", "1"), list("p", "p/b", Long.MIN_VALUE, 10));
    assertEquals(List.of("5", "6"), list("", "p/b", Long.MAX_VALUE, 10));
  }

  @Test
  void deletedVersionIsGoneOnceAndItsContentMayGoElsewhere() {
    change(tx -> tx.versions().add(version("x", -1, "1")));
    assertEquals(true, store().write(tx -> tx.versions().delete("a", "x", -1)));
    assertEquals(false, store().write(tx -> tx.versions().delete("a", "x", -1)));
    change(tx -> tx.objects().put(row("x", "1")));
    assertEquals(List.of("1"), list("", "", 0, 10));
  }

  @Test
  void changesOfAFailedUnitAreNotFoundLater() {
    change(tx -> tx.versions().add(version("x", -1, "1")));
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            change(tx -> {
              tx.versions().delete("a", "x", -1);
              tx.versions().add(version("y", -1, "2"));
              throw new UnsupportedOperationException();
            }));
    assertEquals(List.of("1"), list("", "", 0, 10));
  }

  private List<String> list(String prefix, String after, long rank, int limit) {
    return read(tx -> tx.versions().list("a", prefix, after, rank, limit)).stream()
        .map(one -> one.row().content())
        .toList();
  }

  private static VersionRow version(String key, long rank, String content) {
    return new VersionRow(rank, row(key, content));
  }

  private static ObjectRow row(String key, String content) {
    return new ObjectRow("a", key, "v" + content, content, 7, 1_700_000_000_123_456_789L, "{}");
  }
}
