package dev.holdpoint.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.core.store.ArchivedEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code ArchiveStore} promises. */
public abstract class ArchiveStoreContract extends OpenStore {
  private static final Instant T = kept(NOW);

  private static ArchivedEvent event(String archive, int second, long number) {
    return new ArchivedEvent(archive, T.plusSeconds(second), number, "{\"n\":\"ü" + number + "\"}");
  }

  private void keepSome() {
    change(tx -> {
      tx.archives().add(event("a", 2, 1));
      tx.archives().add(event("a", 1, 3));
      tx.archives().add(event("a", 1, 2));
      tx.archives().add(event("b", 0, 4));
      tx.archives().add(event("a", 3, 5));
    });
  }

  @Test
  void eventsComeInTheOrderOfTheirTimes() {
    keepSome();
    assertEquals(
        List.of(event("a", 1, 2), event("a", 1, 3), event("a", 2, 1)),
        read(tx -> tx.archives().list("a", T, 0, T.plusSeconds(3), 9)));
    assertEquals(
        List.of(event("a", 1, 3), event("a", 2, 1)),
        read(tx -> tx.archives().list("a", T.plusSeconds(1), 3, T.plusSeconds(9), 2)));
    assertEquals(List.of(), read(tx -> tx.archives().list("c", T, 0, T.plusSeconds(9), 9)));
  }

  @Test
  void theOldestGoFirst() {
    keepSome();
    int first = store().write(tx -> tx.archives().delete("a", T.plusSeconds(3), 2));
    assertEquals(2, first);
    assertEquals(
        List.of(event("a", 2, 1), event("a", 3, 5)),
        read(tx -> tx.archives().list("a", T, 0, T.plusSeconds(9), 9)));
    int rest = store().write(tx -> tx.archives().delete("a", T.plusSeconds(3), 2));
    assertEquals(1, rest);
    assertEquals(new ArchiveStore.Sum(1, 10), read(tx -> tx.archives().sum("a")));
  }

  @Test
  void archivesThatKeepAnythingAreFound() {
    keepSome();
    assertEquals("a", read(tx -> tx.archives().next("")));
    assertEquals("b", read(tx -> tx.archives().next("a")));
    assertNull(read(tx -> tx.archives().next("b")));
    assertEquals(new ArchiveStore.Sum(0, 0), read(tx -> tx.archives().sum("none")));
  }
}
