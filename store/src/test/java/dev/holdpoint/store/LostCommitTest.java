package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.testkit.postgres.LocalPostgres;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit that PostgreSQL made, and whose answer never came. */
class LostCommitTest {
  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  @TempDir Path folder;

  @Test
  void isAskedForWhileTheServerRunsOn() throws Exception {
    LocalPostgres shared = LocalPostgres.shared();
    String url = shared.freshUrl();
    try (LostAnswers between = new LostAnswers(port(url));
        Store direct = PostgresStores.open(url);
        Store store = PostgresStores.open(through(between, url))) {
      between.loseNext(() -> awaitTimer(direct));
      assertTrue(setTimer(store));
      assertEquals(1, timers(direct));
    }
  }

  /**
   * After a crash the server gives the numbers of transactions that left no trace to others, so
   * what it says of a number is another's fate: who wrote hears of a failure, and tries again.
   */
  @Test
  void isNotBelievedInAfterTheServerStartedAgain() throws Exception {
    try (LocalPostgres own = LocalPostgres.start(folder.resolve("data"), 0)) {
      String url = own.freshUrl();
      try (LostAnswers between = new LostAnswers(port(url));
          Store direct = PostgresStores.open(url);
          Store store = PostgresStores.open(through(between, url))) {
        between.loseNext(() -> {
          awaitTimer(direct);
          own.restart();
        });
        assertThrows(StoreException.class, () -> setTimer(store));
      }
    }
  }

  private static int port(String url) {
    return URI.create(url.substring("jdbc:".length())).getPort();
  }

  private static String through(LostAnswers between, String url) {
    return url.replace(":" + port(url) + "/", ":" + between.port() + "/");
  }

  private static boolean setTimer(Store store) {
    return store.write(tx -> {
      tx.timers().set(new Timer(1, NOW, "owner"));
      return true;
    });
  }

  /** Asks until the commit can be seen: what asks goes to the database each time. */
  private static void awaitTimer(Store direct) {
    while (timers(direct) == 0) {
      Thread.onSpinWait();
    }
  }

  private static int timers(Store store) {
    return store.read(tx -> tx.timers().due(NOW, 10)).size();
  }
}
