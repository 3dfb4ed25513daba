package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.testkit.RandomWorkflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Whoever starts executions, asks again, stops them and lets them go on. */
final class Starts {
  private static final int MACHINES = 3;
  private static final String ROLE = "arn:aws:iam::000000000000:role/simulated";

  private final World world;
  private final Random random;
  private final List<String> machines = new ArrayList<>();
  private final List<ExecutionRow> started = new ArrayList<>();
  private int names;

  Starts(World world) {
    this.world = world;
    this.random = world.random;
  }

  void prepare(SimulatedNode node, String queueUrl) {
    RandomWorkflow workflows = new RandomWorkflow(random, queueUrl);
    for (int i = 0; i < MACHINES; i++) {
      var spec = StateMachines.Spec.standard("m" + i, workflows.next(), ROLE);
      machines.add(
          node.write((tx, turn) -> StateMachines.create(tx, turn, spec)).machine().arn().value());
    }
  }

  String start(SimulatedNode node) {
    boolean again = names > 0 && random.nextInt(4) == 0;
    int name = again ? random.nextInt(names) : names++;
    String machine = machines.get(name % machines.size());
    String input = "{\"n\": " + name % 7 + ", \"items\": [1, [2, 3], \"x\"]}";
    ExecutionRow row =
        node.write(
            (tx, turn) -> node.rules().executions().start(tx, turn, machine, "e" + name, input));
    world.ledger.started(row.id(), input);
    started.add(row);
    return "starts " + row.arn().name() + (again ? " again" : "");
  }

  private ExecutionRow any() {
    return started.get(random.nextInt(started.size()));
  }

  /** Now and then somebody stops an execution. */
  String stop(SimulatedNode node) {
    if (started.isEmpty() || random.nextInt(3) > 0) {
      return "is asked nothing";
    }
    String arn = any().arn().value();
    ExecutionRow stopped =
        node.write((tx, turn) -> node.rules().executions().stop(tx, turn, arn, "Stopped", null));
    world.ledger.stopped(stopped);
    return "stops " + stopped.arn().name();
  }

  /** Somebody lets an execution go on that ended badly. */
  String redrive(SimulatedNode node) {
    if (started.isEmpty()) {
      return "has nothing to redrive";
    }
    ExecutionRow row = any();
    Redrives redrives = new Redrives(node.rules().engine());
    Instant at = node.write((tx, turn) -> redrives.redrive(tx, turn, row.arn().value(), null));
    world.ledger.redriven(row.id(), at);
    return "redrives " + row.arn().name();
  }
}
