package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where there is no room, nothing is kept; where there is room again, the same connection works.
 */
class FullDiskTest {
  private static final String INSERT = "INSERT INTO t (text) VALUES (?)";

  @TempDir Path folder;

  @Test
  void aStatementThatFailedForWantOfRoomWorksAgainLater() {
    try (Session session = new SqliteFile(folder.resolve("full.db")).writer()) {
      session.script(List.of("CREATE TABLE t (text TEXT)", "PRAGMA max_page_count = 20"));
      session.allowWriting(() -> {});
      for (int round = 0; round < 3; round++) {
        session.control("BEGIN IMMEDIATE");
        assertThrows(StoreException.class, () -> fill(session));
        assertTrue(session.failure() != null);
        new SqliteWriter(session).rollback();
      }
      session.script(List.of("PRAGMA max_page_count = 1000"));
      session.control("BEGIN IMMEDIATE");
      fill(session);
      session.control("COMMIT");
      assertEquals(30, session.controlQuery("SELECT count(*) FROM t", 1));
    }
  }

  private static void fill(Session session) {
    for (int row = 0; row < 30; row++) {
      session.update(INSERT, "x".repeat(4000));
    }
  }
}
