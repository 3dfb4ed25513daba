package dev.holdpoint.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A million executions that wait, each with a timeout and a heartbeat, beside ten: what they cost,
 * what a callback of the oldest takes, and how soon the server is ready again. Each round and each
 * start is measured on both in turns, so that whatever else the machine does falls on both.
 */
final class Million {
  private static final int COUNT = Integer.getInteger("bench.million", 1_000_000);
  private static final int FEW = 10;
  private static final int SAMPLES = Integer.getInteger("bench.samples", 1_000);
  private static final int RESTARTS = 3;

  /** A data folder of an earlier run, used as it is; else one is filled. */
  private static final @Nullable String FILLED = System.getProperty("bench.million.data");

  private final Table memory =
      new Table("Memory", "when", "threads", "heap after GC, MiB", "RSS MiB, most");
  private final Table latency =
      new Table(
          "One callback at a time, %,d each, in turns".formatted(SAMPLES),
          "when",
          "call",
          "p50 ms with " + FEW,
          "p50 ms with %,d".formatted(COUNT),
          "ratio",
          "p99 ms with " + FEW,
          "p99 ms with %,d".formatted(COUNT));
  private final Table restarts =
      new Table(
          "From start to ready, in turns",
          "after",
          "ms with " + FEW,
          "ms with %,d".formatted(COUNT),
          "write-ahead log of the many, MiB");

  private Million() {}

  static void run() throws Exception {
    try (Folder folder = Folder.make()) {
      Million million = new Million();
      Path data = FILLED == null ? folder.file("many") : Path.of(FILLED);
      million.measure(folder.file("few"), data);
      million.memory.print();
      million.latency.print();
      million.restarts.print();
      long bytes = Files.size(data.resolve("holdpoint.db"));
      System.out.printf("%nDisk bytes for each: %,d%n", bytes / COUNT);
    }
  }

  private void measure(Path fewData, Path manyData) throws Exception {
    Side few = new Side(fewData);
    Side many = new Side(manyData);
    try {
      few.fill(FEW);
      if (FILLED == null) {
        many.fill(COUNT);
      }
      callbacks(few, many, "warming up");
      callbacks(few, many, "warm");
      memory(many, "%,d wait".formatted(COUNT));
      for (int time = 0; time < RESTARTS; time++) {
        restart(few, many, manyData, false);
      }
      for (int time = 0; time < RESTARTS; time++) {
        callbacks(few, many, "before SIGKILL " + (time + 1));
        restart(few, many, manyData, true);
      }
      callbacks(few, many, "after SIGKILL");
      callbacks(few, many, "the same, warm");
      memory(many, "after those callbacks");
    } finally {
      few.close();
      many.close();
    }
  }

  private void callbacks(Side few, Side many, String when) throws Exception {
    few.begin(SAMPLES);
    many.begin(SAMPLES);
    for (int sample = 0; sample < SAMPLES; sample++) {
      few.round(sample);
      many.round(sample);
    }
    String[] calls = {"SendTaskSuccess", "StartExecution", "ReceiveMessage"};
    for (int call = 0; call < Side.CALLS; call++) {
      latency.row(
          when,
          calls[call],
          few.millis(call, 0.5),
          many.millis(call, 0.5),
          many.millis(call, 0.5) / few.millis(call, 0.5),
          few.millis(call, 0.99),
          many.millis(call, 0.99));
    }
  }

  private void restart(Side few, Side many, Path data, boolean kill) throws Exception {
    Path log = data.resolve("holdpoint.db-wal");
    long bytes = Files.exists(log) ? Files.size(log) : 0;
    few.again(kill);
    many.again(kill);
    restarts.row(
        kill ? "SIGKILL" : "a stop",
        few.server().startedIn().toMillis(),
        many.server().startedIn().toMillis(),
        kill ? bytes / (double) (1 << 20) : 0.0);
  }

  private void memory(Side many, String when) throws Exception {
    ServerProcess server = many.server();
    memory.row(when, server.status("Threads"), server.heapMebibytes(), server.status("VmHWM"));
  }
}
