package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Timer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void nameFile() {
    file = directory.resolve("made/on/the/way/store.db");
  }

  @Test
  void freedSpaceIsGivenBackInPieces() throws Exception {
    try (SqliteStore store = SqliteStore.open(file)) {
      for (int i = 0; i < 40; i++) {
        String key = "k" + i;
        store.write(tx -> {
          tx.contents().put(key, 0, new byte[1 << 20]);
          return null;
        });
      }
    }
    long full = Files.size(file);
    int steps = 0;
    try (SqliteStore store = SqliteStore.open(file)) {
      for (int i = 0; i < 40; i++) {
        String key = "k" + i;
        store.write(tx -> {
          tx.contents().delete(key);
          return null;
        });
      }
      while (store.write(tx -> tx.giveBackSpace(256))) {
        steps++;
      }
    }
    assertTrue(full > 40L << 20, "full: " + full);
    assertTrue(Files.size(file) < 5L << 20, "left: " + Files.size(file));
    assertTrue(steps > 20, "steps: " + steps);
  }

  @Test
  void whatWasWrittenIsThereAfterReopening() {
    try (SqliteStore store = SqliteStore.open(file)) {
      set(store, 1);
    }
    try (SqliteStore store = SqliteStore.open(file)) {
      set(store, 2);
      assertEquals(List.of(1L, 2L), timers(store));
    }
  }

  @Test
  void waitingCallersShareCommits() throws Exception {
    try (SqliteStore store = SqliteStore.open(file)) {
      CountDownLatch writerIsBusy = new CountDownLatch(1);
      CountDownLatch letGo = new CountDownLatch(1);
      List<Thread> callers = new ArrayList<>();
      callers.add(Thread.startVirtualThread(() -> occupy(store, writerIsBusy, letGo)));
      writerIsBusy.await();
      for (long id = 1; id <= 100; id++) {
        long timer = id;
        callers.add(Thread.ofPlatform().start(() -> set(store, timer)));
      }
      for (Thread caller : callers.subList(1, callers.size())) {
        awaitWaiting(caller);
      }
      letGo.countDown();
      for (Thread caller : callers) {
        caller.join();
      }
      BatchStatistics statistics = store.statistics();
      assertEquals(101, statistics.units());
      assertEquals(2, statistics.batches());
      assertEquals(100, statistics.largest());
      assertEquals(100, timers(store).size());
    }
  }

  @Test
  void closingFinishesWhatWasAccepted() throws Exception {
    SqliteStore store = SqliteStore.open(file);
    CountDownLatch writerIsBusy = new CountDownLatch(1);
    CountDownLatch letGo = new CountDownLatch(1);
    Thread first = Thread.startVirtualThread(() -> occupy(store, writerIsBusy, letGo));
    writerIsBusy.await();
    Thread second = Thread.ofPlatform().start(() -> set(store, 1));
    awaitWaiting(second);
    Thread closing = Thread.ofPlatform().start(store::close);
    awaitWaiting(closing);
    assertThrows(StoreException.class, () -> set(store, 2));
    letGo.countDown();
    for (Thread thread : List.of(first, second, closing)) {
      thread.join();
    }
    try (SqliteStore again = SqliteStore.open(file)) {
      assertEquals(List.of(1L), timers(again));
    }
  }

  @Test
  void secondOneOnTheSameFileIsRefused() {
    try (SqliteStore store = SqliteStore.open(file)) {
      set(store, 1);
      StoreException refused = assertThrows(StoreException.class, () -> SqliteStore.open(file));
      assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
      assertEquals(List.of(1L), timers(store));
    }
    SqliteStore.open(file).close();
  }

  @Test
  void newerDatabaseIsRefused() throws Exception {
    SqliteStore.open(file).close();
    sql("INSERT INTO schema_version (version, name) VALUES (99, 'V0099__later')");
    StoreException refused = assertThrows(StoreException.class, () -> SqliteStore.open(file));
    assertTrue(refused.getMessage().contains("version=99"), refused.getMessage());
    sql("DELETE FROM schema_version WHERE version = 99");
    SqliteStore.open(file).close();
  }

  @Test
  void logBeginsAnewUnderSteadyLoad() throws Exception {
    byte[] entry = new byte[30_000];
    try (SqliteStore store = SqliteStore.open(file)) {
      List<Thread> callers = new ArrayList<>();
      for (int i = 0; i < 32; i++) {
        long execution = i;
        callers.add(
            Thread.startVirtualThread(() -> {
              for (int n = 0; n < 300; n++) {
                store.write(tx -> tx.executions().append(new ExecutionId(execution), 1, entry));
              }
            }));
      }
      for (Thread caller : callers) {
        caller.join();
      }
      long written = 32L * 300 * entry.length;
      long log = file.resolveSibling("store.db-wal").toFile().length();
      assertTrue(log < written, "log=" + log);
    }
  }

  @Test
  void whatIsWrittenStaysInTheLogAloneForAWhileOnly() throws Exception {
    try (SqliteStore store = SqliteStore.open(file, Duration.ofMillis(20))) {
      set(store, 7);
      Path copy = directory.resolve("without-its-log.db");
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      do {
        Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        assertTrue(System.nanoTime() < end, "it is still in the log alone");
      } while (!has(copy, 7));
    }
  }

  private static boolean has(Path database, long timer) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT 1 FROM timer WHERE id = " + timer)) {
      return row.next();
    } catch (SQLException notYet) {
      // Copied in the middle of a step, or before the tables were there.
      return false;
    }
  }

  private static void occupy(SqliteStore store, CountDownLatch busy, CountDownLatch letGo) {
    store.write(tx -> {
      busy.countDown();
      try {
        letGo.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return true;
    });
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  private void sql(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void set(SqliteStore store, long id) {
    store.write(tx -> {
      tx.timers().set(timer(id));
      return true;
    });
  }

  private static Timer timer(long id) {
    return new Timer(id, NOW, "owner");
  }

  private static List<Long> timers(SqliteStore store) {
    return store.read(tx -> tx.timers().due(NOW, 10_000)).stream().map(Timer::id).toList();
  }
}
