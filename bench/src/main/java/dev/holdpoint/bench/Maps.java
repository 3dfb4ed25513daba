package dev.holdpoint.bench;

import com.sun.management.ThreadMXBean;
import dev.holdpoint.core.aws.Limits;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a Map costs for each of its items, durable, as there are more and more of them. */
final class Maps {
  private static final int[] SIZES = {1_000, 10_000, 100_000};
  private static final int WARM_UP = 5_000;
  private static final Duration POLL = Duration.ofMillis(1);
  private static final double KIB = 1024;

  private static final String MAP =
      """
      {"StartAt": "Each", "States": {"Each": {"Type": "Map", "ResultPath": null, "End": true,
        "ItemProcessor": {%s "StartAt": "One", "States": {
          "One": {"Type": "Pass", "End": true}}}}}}\
      """;

  private static final String DISTRIBUTED =
      "\"ProcessorConfig\": {\"Mode\": \"DISTRIBUTED\", \"ExecutionType\": \"STANDARD\"},";

  private Maps() {}

  static void run() throws Exception {
    Table table =
        new Table(
            "Map over so many items, each one Pass state, over SQLite",
            "Map",
            "items",
            "ms",
            "\u00b5s an item",
            "KiB allocated an item",
            "KiB on the disk an item");
    measure(table, "inline", MAP.formatted(""));
    measure(table, "distributed", MAP.formatted(DISTRIBUTED));
    table.print();
  }

  private static void measure(Table table, String name, String definition) throws Exception {
    try (Folder folder = Folder.make();
        Rig rig = new Rig(folder, limits())) {
      String machine = rig.createMachine(name, definition);
      finish(rig, machine, WARM_UP);
    }
    for (int size : SIZES) {
      try (Folder folder = Folder.make();
          Rig rig = new Rig(folder, limits())) {
        String machine = rig.createMachine(name, definition);
        long allocated = allocated();
        long disk = folder.bytes();
        long begun = System.nanoTime();
        finish(rig, machine, size);
        double nanos = System.nanoTime() - begun;
        table.row(
            name,
            size,
            nanos / 1e6,
            nanos / 1e3 / size,
            (allocated() - allocated) / KIB / size,
            (folder.bytes() - disk) / KIB / size);
      }
    }
  }

  private static void finish(Rig rig, String machine, int size) {
    String items =
        IntStream.range(0, size).mapToObj(Integer::toString).collect(Collectors.joining(","));
    String execution = rig.start(machine, "[" + items + "]");
    while (rig.status(execution).equals("RUNNING")) {
      LockSupport.parkNanos(POLL.toNanos());
    }
    String status = rig.status(execution);
    if (!status.equals("SUCCEEDED")) {
      throw new IllegalStateException(
          "Expected the Map to succeed, but it did not (status=" + status + ")");
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getTotalThreadAllocatedBytes();
  }

  /** AWS's, but for the longest history and the largest payload: those are what is measured. */
  static Limits limits() {
    Limits aws = Limits.aws();
    return new Limits(
        64 * 1024 * 1024,
        aws.variablesBytes(),
        aws.definitionBytes(),
        Integer.MAX_VALUE,
        aws.nameLength(),
        aws.executionTime(),
        aws.expressTime(),
        aws.inlineIterations(),
        aws.mapRunExecutions(),
        aws.executionsPerTurn(),
        aws.eventsPerTurn(),
        aws.messageBytes(),
        aws.requestBytes());
  }
}
