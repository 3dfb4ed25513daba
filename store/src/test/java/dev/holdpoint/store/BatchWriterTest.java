package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the others when something goes wrong in the middle of a batch. */
class BatchWriterTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
  private static final byte[] LARGE = new byte[2_000_000];

  @TempDir Path directory;
  private final List<Unit<Boolean>> units = new ArrayList<>();
  private final List<Long> told = new ArrayList<>();
  private Session session;
  private Session reader;
  private BatchWriter writer;

  @BeforeEach
  void open() {
    SqliteFile file = new SqliteFile(directory.resolve("store.db"));
    session = file.writer();
    Migrations.apply(session);
    reader = file.reader();
    writer = new BatchWriter(new SqliteWriter(session), 100, 100, true, size -> {});
  }

  @AfterEach
  void close() {
    writer.close();
    reader.close();
    session.close();
  }

  @Test
  void unitThatThrowsIsTakenBackAlone() {
    add(tx -> set(tx, 1, new UnsupportedOperationException()));
    add(tx -> set(tx, 2, null));
    add(tx -> set(tx, 3, new UnsupportedOperationException()));
    add(tx -> set(tx, 4, null));
    runAll();
    assertThrows(UnsupportedOperationException.class, () -> units.get(0).await());
    assertTrue(units.get(1).await());
    assertThrows(UnsupportedOperationException.class, () -> units.get(2).await());
    assertTrue(units.get(3).await());
    assertEquals(List.of(2L, 4L), timers());
    assertEquals(List.of(2L, 4L), told);
    assertEquals(1, writer.statistics().batches());
  }

  @Test
  void unitThatBreaksARuleOfTheDatabaseIsTakenBackAlone() {
    add(tx -> set(tx, 1, null));
    add(tx -> {
      set(tx, 2, null);
      tx.timers().cancel(2);
      tx.outbox().add(new OutboxEntry(7, OutboxKind.MAIL, "{}", NOW, 0));
      tx.outbox().add(new OutboxEntry(7, OutboxKind.MAIL, "{}", NOW, 0));
      return true;
    });
    add(tx -> set(tx, 3, null));
    runAll();
    assertThrows(IllegalStateException.class, () -> units.get(1).await());
    assertEquals(List.of(1L, 3L), timers());
  }

  @Test
  void fullDiskFailsItsCallersAndTheNextOnesGoOn() {
    session.script(List.of("PRAGMA max_page_count = 200"));
    add(tx -> set(tx, 1, null));
    add(tx -> tx.executions().append(new ExecutionId(1), 1, LARGE) > 0);
    runAll();
    StoreException full = assertThrows(StoreException.class, () -> units.get(1).await());
    assertTrue(full.getMessage().contains("full"), full.getMessage());
    assertEquals(timers().contains(1L), told.contains(1L));
    Unit<Boolean> later = new Unit<>(tx -> set(tx, 2, null));
    writer.add(later);
    assertTrue(later.await());
    assertTrue(timers().contains(2L));
  }

  @Test
  void lostTransactionFailsEveryUnitAndKeepsNothing() {
    add(tx -> set(tx, 1, null));
    add(tx -> {
      // What SQLite does by itself on some input and output errors.
      session.control("ROLLBACK");
      assertThrows(StoreException.class, () -> session.control("ROLLBACK"));
      return true;
    });
    add(tx -> set(tx, 3, null));
    runAll();
    for (Unit<Boolean> unit : units) {
      assertThrows(StoreException.class, unit::await);
    }
    assertEquals(List.of(), timers());
    assertEquals(List.of(), told);
    Unit<Boolean> later = new Unit<>(tx -> set(tx, 4, null));
    writer.add(later);
    assertTrue(later.await());
    assertEquals(List.of(4L), timers());
  }

  private void add(Work<Boolean> work) {
    units.add(new Unit<>(work));
  }

  /** All wait before the writer starts, so they are one batch. */
  private void runAll() {
    units.forEach(writer::add);
    writer.start();
    units.forEach(BatchWriterTest::settle);
  }

  private static void settle(Unit<Boolean> unit) {
    try {
      unit.await();
    } catch (RuntimeException e) {
      // The test asks again.
    }
  }

  private boolean set(Tx tx, long id, RuntimeException failure) {
    tx.timers().set(new Timer(id, NOW, "owner"));
    tx.afterCommit(() -> told.add(id));
    if (failure != null) {
      throw failure;
    }
    return true;
  }

  private List<Long> timers() {
    reader.allowReading();
    try {
      return new JdbcTimerStore(reader, new JdbcResourceStore(reader, null), false)
          .due(NOW, 99).stream().map(Timer::id).toList();
    } finally {
      reader.allowNothing();
    }
  }
}
