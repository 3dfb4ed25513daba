package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a database with several nodes, and one that goes away, must not do to anybody. */
class PostgresStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir Path folder;

  @Test
  void nodesWriteOneAfterAnother() throws Exception {
    writeOneAfterAnother(LocalPostgres.shared().freshUrl());
  }

  @Test
  void whoWaitedToWriteSeesWhatOthersWroteWhateverTheDatabasesUsualIsolation() throws Exception {
    writeOneAfterAnother(
        LocalPostgres.shared().freshUrl()
            + "&options=-c%20default_transaction_isolation=serializable");
  }

  private static void writeOneAfterAnother(String url) throws Exception {
    try (Store one = PostgresStores.open(url);
        Store other = PostgresStores.open(url)) {
      List<Thread> callers = new ArrayList<>();
      for (Store node : List.of(one, other)) {
        for (int caller = 0; caller < 10; caller++) {
          callers.add(Thread.startVirtualThread(() -> count(node, 20)));
        }
      }
      for (Thread caller : callers) {
        caller.join();
      }
      // Nobody's reading and writing again overtook another's.
      int counted = one.read(tx -> value(tx.resources().find(ResourceKind.SETTING, "count")));
      assertEquals(400, counted);
    }
  }

  private static void count(Store store, int times) {
    for (int i = 0; i < times; i++) {
      store.write(tx -> {
        int known = value(tx.resources().find(ResourceKind.SETTING, "count"));
        tx.resources()
            .put(ResourceKind.SETTING, "count", JsonNodeFactory.instance.numberNode(known + 1));
        return true;
      });
    }
  }

  private static int value(JsonNode node) {
    return node == null ? 0 : node.asInt();
  }

  @Test
  void nodesThatStartAtOnceMakeTheTablesOnce() throws Exception {
    String url = LocalPostgres.shared().freshUrl();
    List<Thread> starts = new ArrayList<>();
    BlockingQueue<String> started = new LinkedBlockingQueue<>();
    for (int node = 0; node < 4; node++) {
      starts.add(
          Thread.startVirtualThread(() -> {
            PostgresStores.open(url).close();
            started.add("started");
          }));
    }
    for (Thread start : starts) {
      start.join();
    }
    assertEquals(4, started.size());
  }

  @Test
  void anotherNodesNewsIsHeardAndOnesOwnIsNot() throws Exception {
    String url = LocalPostgres.shared().freshUrl();
    BlockingQueue<String> heardByOne = new LinkedBlockingQueue<>();
    BlockingQueue<String> heardByOther = new LinkedBlockingQueue<>();
    try (Store one = PostgresStore.open(url, null, null, heardByOne::add);
        Store other = PostgresStore.open(url, null, null, heardByOther::add)) {
      // Who has just connected may not listen yet: it is told until it hears.
      String heard = null;
      for (int i = 0; i < 100 && heard == null; i++) {
        announce(one, "a");
        heard = heardByOther.poll(100, TimeUnit.MILLISECONDS);
      }
      assertEquals("a", heard);
      heard = null;
      for (int i = 0; i < 100 && heard == null; i++) {
        announce(other, "b");
        heard = heardByOne.poll(100, TimeUnit.MILLISECONDS);
      }
      assertEquals("b", heard);
    }
  }

  private static void announce(Store store, String news) {
    store.write(tx -> {
      tx.announce(news);
      return true;
    });
  }

  @Test
  void brokenConnectionsAreReplaced() {
    try (LocalPostgres own = LocalPostgres.start(folder.resolve("data"), 0);
        Store store = PostgresStores.open(own.freshUrl())) {
      set(store, 1);
      own.cutConnections();
      set(store, 2);
      assertEquals(2, timers(store));
      own.restart();
      set(store, 3);
      assertEquals(3, timers(store));
      assertThrows(
          StoreException.class,
          () ->
              store.write(tx -> {
                tx.timers().set(new Timer(4, NOW, "owner"));
                own.cutConnections();
                tx.timers().set(new Timer(5, NOW, "owner"));
                return true;
              }));
      set(store, 6);
      assertEquals(4, timers(store));
    }
  }

  @Test
  void nodeThatStandsStillWithinATransactionIsCutOff() throws Exception {
    String url = LocalPostgres.shared().freshUrl();
    try (Store paused = PostgresStores.open(url);
        Store other = PostgresStores.open(url)) {
      BlockingQueue<String> steps = new LinkedBlockingQueue<>();
      BlockingQueue<String> goOn = new LinkedBlockingQueue<>();
      Thread unit =
          Thread.startVirtualThread(() -> {
            try {
              paused.write(tx -> {
                tx.timers().set(new Timer(1, NOW, "owner"));
                steps.add("within");
                take(goOn);
                tx.timers().set(new Timer(2, NOW, "owner"));
                return true;
              });
              steps.add("kept");
            } catch (StoreException e) {
              steps.add("lost");
            }
          });
      assertEquals("within", take(steps));
      set(other, 3);
      goOn.add("on");
      unit.join();
      assertEquals("lost", take(steps));
      assertEquals(1, timers(other));
      set(paused, 4);
      assertEquals(2, timers(paused));
    }
  }

  private static String take(BlockingQueue<String> queue) {
    try {
      return String.valueOf(queue.poll(30, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void unitThatSwallowsTheDatabasesRefusalIsNotKeptHalf() {
    try (Store store = PostgresStores.fresh()) {
      assertThrows(
          StoreException.class,
          () ->
              store.write(tx -> {
                OutboxEntry entry = new OutboxEntry(7, OutboxKind.MAIL, "{}", NOW, 0);
                tx.outbox().add(entry);
                tx.outbox().add(entry);
                assertThrows(IllegalStateException.class, () -> tx.outbox().next());
                return true;
              }));
      set(store, 1);
      assertEquals(1, timers(store));
      Instant owed = store.read(tx -> tx.outbox().next());
      assertNull(owed);
    }
  }

  /**
   * Changes wait for company, so the database's refusal comes late: it must reach the right one.
   */
  @Test
  void unitsOfABatchThatBreakARuleAreTakenBackAlone() throws Exception {
    try (Store store = PostgresStores.fresh()) {
      BlockingQueue<String> steps = new LinkedBlockingQueue<>();
      BlockingQueue<String> goOn = new LinkedBlockingQueue<>();
      List<Thread> callers = new ArrayList<>();
      callers.add(Thread.startVirtualThread(() -> waitWithin(store, steps, goOn)));
      assertEquals("within", take(steps));
      // All these are one batch, in whatever order.
      for (long id = 1; id <= 20; id++) {
        long each = id;
        callers.add(Thread.startVirtualThread(() -> steps.add(owe(store, each))));
      }
      goOn.add("on");
      for (Thread caller : callers) {
        caller.join();
      }
      List<String> told = new ArrayList<>();
      steps.drainTo(told);
      assertEquals(15, told.stream().filter("kept"::equals).count());
      assertEquals(5, told.stream().filter("refused"::equals).count());
      List<Long> kept =
          store.write(tx -> tx.outbox().claim(NOW, NOW.plusSeconds(60), 100)).stream()
              .map(OutboxEntry::id)
              .sorted()
              .toList();
      assertEquals(LongStream.rangeClosed(1, 20).filter(id -> id % 4 != 0).boxed().toList(), kept);
    }
  }

  private static void waitWithin(
      Store store, BlockingQueue<String> steps, BlockingQueue<String> goOn) {
    store.write(tx -> {
      steps.add("within");
      return take(goOn);
    });
  }

  /** Every fourth takes a key twice, or ends an execution that is not there. */
  private static String owe(Store store, long id) {
    OutboxEntry entry = new OutboxEntry(id, OutboxKind.MAIL, "{}", NOW, 0);
    try {
      store.write(tx -> {
        tx.outbox().add(entry);
        if (id % 8 == 0) {
          tx.executions().close(new ExecutionId(id), ExecutionStatus.FAILED, NOW);
        } else if (id % 4 == 0) {
          tx.outbox().add(entry);
        }
        return true;
      });
      return "kept";
    } catch (IllegalStateException e) {
      return "refused";
    }
  }

  @Test
  void keepsWhatItCanOfATextThatPostgresCannotKeep() {
    try (Store store = PostgresStores.fresh()) {
      store.write(tx -> {
        tx.executions().append(new ExecutionId(1), 1, new byte[] {0, 1, 2});
        tx.timers().set(new Timer(1, NOW, "a\u0000b\ud800c\ud83d\ude00"));
        return true;
      });
      assertEquals(
          "a\ufffdb\ufffdc\ud83d\ude00",
          store.read(tx -> tx.timers().due(NOW, 1)).getFirst().owner());
      assertEquals(
          3,
          store
              .read(tx -> tx.executions().journal(new ExecutionId(1), 0, 1))
              .getFirst()
              .bytes()
              .length);
    }
  }

  @Test
  void keysAreInTheOrderOfTheirCharacters() {
    try (Store store = PostgresStores.fresh()) {
      for (String key : List.of("b", "B", "a-b", "ab", "aB", "_")) {
        store.write(tx -> {
          tx.resources().put(ResourceKind.QUEUE, key, JsonNodeFactory.instance.objectNode());
          return true;
        });
      }
      assertEquals(
          List.of("B", "_", "a-b", "aB", "ab", "b"),
          store.read(tx -> tx.resources().list(ResourceKind.QUEUE, "", null, 10)).stream()
              .map(Resource::key)
              .toList());
    }
  }

  private static void set(Store store, long id) {
    store.write(tx -> {
      tx.timers().set(new Timer(id, NOW, "owner"));
      return true;
    });
  }

  private static int timers(Store store) {
    return store.read(tx -> tx.timers().due(NOW, 100)).size();
  }
}
