package dev.holdpoint.bench;

import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.store.BatchStatistics;
import java.time.Duration;
import java.util.Map;

/** What the engine does without HTTP, each unit durable before it is answered. */
final class InEngine {
  private static final int[] CLIENTS = {1, 16, 64, 256};
  private static final int UNITS_PER_ROUND_TRIP = 4;

  private InEngine() {}

  static void run(Duration time, Duration warmUp, Map<Integer, Double> sqlite) throws Exception {
    steps(time, warmUp);
    roundTrips(time, warmUp, sqlite);
  }

  private static void steps(Duration time, Duration warmUp) throws Exception {
    Table table =
        new Table(
            "In the engine: state transitions (executions of %d Pass and Choice states, one commit each)"
                .formatted(Scenario.STEPS_STATES),
            "clients",
            "transitions/s",
            "per core-second",
            "executions/s",
            "batch",
            "p50 ms",
            "p99 ms");
    try (Folder folder = Folder.make();
        Rig rig = new Rig(folder)) {
      String machine = rig.createMachine("steps", Scenario.STEPS);
      Load.run(64, warmUp, _ -> () -> rig.start(machine, Scenario.INPUT));
      for (int clients : CLIENTS) {
        BatchStatistics before = rig.statistics();
        Load.Result result = Load.run(clients, time, _ -> () -> rig.start(machine, Scenario.INPUT));
        // Entering and leaving the last state included.
        int states = Scenario.STEPS_STATES + 1;
        table.row(
            clients,
            result.rate() * states,
            result.perCoreSecond() * states,
            result.rate(),
            batch(before, rig.statistics()),
            result.millis(0.5),
            result.millis(0.99));
      }
    }
    table.print();
  }

  private static void roundTrips(Duration time, Duration warmUp, Map<Integer, Double> sqlite)
      throws Exception {
    Table table =
        new Table(
            "In the engine: whole callback round trips"
                + " (start, receive, answer, delete: 4 commits; ended with SUCCEEDED)",
            "clients",
            "round trips/s",
            "per core-second",
            "commits' units/s",
            "batch",
            "p50 ms",
            "p99 ms",
            "units/s of SQLite alone at batch 33");
    try (Folder folder = Folder.make();
        Rig rig = new Rig(folder)) {
      String url = rig.createQueue(Scenario.QUEUE);
      String machine = rig.createMachine("callback", Scenario.CALLBACK.formatted(url));
      Load.run(64, warmUp, _ -> () -> rig.roundTrip(machine, url));
      for (int clients : CLIENTS) {
        BatchStatistics before = rig.statistics();
        Load.Result result = Load.run(clients, time, _ -> () -> rig.roundTrip(machine, url));
        double units = result.rate() * UNITS_PER_ROUND_TRIP;
        table.row(
            clients,
            result.rate(),
            result.perCoreSecond(),
            units,
            batch(before, rig.statistics()),
            result.millis(0.5),
            result.millis(0.99),
            Main.share(units, sqlite.get(33)));
      }
      System.out.printf(
          "%nEnded with SUCCEEDED: %,d; still running: %,d%n",
          rig.count(machine, ExecutionStatus.SUCCEEDED),
          rig.count(machine, ExecutionStatus.RUNNING));
    }
    table.print();
  }

  private static double batch(BatchStatistics before, BatchStatistics after) {
    long batches = after.batches() - before.batches();
    return batches == 0 ? 0 : (double) (after.units() - before.units()) / batches;
  }
}
