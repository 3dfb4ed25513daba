package dev.holdpoint.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.Timer;
import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered is there, however the process dies. */
class KilledProcessTest {
  private static final int ROUNDS = 3;
  private static final int ANSWERS = 400;
  private static final Instant DUE = Instant.EPOCH;

  @Test
  void everythingAcknowledgedSurvivesAKill(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("store.db");
    Map<Long, Long> acknowledged = new HashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      writeUntilKilled(file, round, acknowledged);
      try (SqliteStore store = SqliteStore.open(file)) {
        acknowledged.forEach((timer, version) -> check(store, timer, version));
        // A unit's timer and its journal entry are both there or neither is.
        assertEquals(
            store.read(tx -> tx.timers().due(DUE, 1_000_000)).size(),
            store.read(tx -> tx.executions().journal(new ExecutionId(1), 0, 1_000_000)).size());
      }
    }
    try (Stream<Path> left = Files.list(temporary(file))) {
      assertEquals(List.of(), left.toList());
    }
  }

  private static Path temporary(Path file) {
    return file.resolveSibling("temporary");
  }

  private static void writeUntilKilled(Path file, int round, Map<Long, Long> acknowledged)
      throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + Files.createDirectories(temporary(file)),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                file.toString(),
                Integer.toString(round))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader answers = child.inputReader()) {
      String line = answers.readLine();
      for (int n = 1; line != null; n++) {
        if (n == ANSWERS) {
          // Not Process.destroyForcibly, which throws away what was already said.
          child.toHandle().destroyForcibly();
        }
        String[] parts = line.split(" ", -1);
        if (parts.length == 3) {
          acknowledged.put(Long.valueOf(parts[0]), Long.valueOf(parts[1]));
        }
        line = answers.readLine();
      }
    }
    assertTrue(child.waitFor(60, TimeUnit.SECONDS));
    assertTrue(acknowledged.size() >= ANSWERS);
  }

  private static void check(SqliteStore store, long timer, long version) {
    var entries = store.read(tx -> tx.executions().journal(new ExecutionId(1), version - 1, 1));
    assertEquals(version, entries.getFirst().version());
    assertEquals("timer " + timer, new String(entries.getFirst().bytes()));
  }

  /** Writes from many threads and says what was answered, until it is killed. */
  static final class Child {
    public static void main(String[] arguments) throws Exception {
      SqliteStore store = SqliteStore.open(Path.of(arguments[0]));
      AtomicLong ids = new AtomicLong(Long.parseLong(arguments[1]) * 1_000_000_000L);
      for (int i = 0; i < 16; i++) {
        Thread.ofPlatform().start(() -> write(store, ids, System.out));
      }
    }

    private static void write(SqliteStore store, AtomicLong ids, PrintStream out) {
      while (!out.checkError()) {
        long timer = ids.incrementAndGet();
        byte[] entry = ("timer " + timer).getBytes();
        long version =
            store.write(tx -> {
              tx.timers().set(new Timer(timer, DUE, "owner"));
              return tx.executions().append(new ExecutionId(1), 1, entry);
            });
        out.println(timer + " " + version + " .");
      }
    }
  }
}
