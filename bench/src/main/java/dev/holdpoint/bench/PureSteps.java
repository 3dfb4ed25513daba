package dev.holdpoint.bench;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.asl.DefinitionReader;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.engine.Execution;
import dev.holdpoint.core.engine.Interpreter;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.server.work.SystemIds;
import java.time.Instant;
import java.time.InstantSource;

/** What a Pass or Choice costs in the interpreter alone: nothing is written down. */
final class PureSteps {
  private static final int WARM_UP = 200_000;
  private static final int EXECUTIONS = 100_000;
  private static final String ROLE = "arn:aws:iam::000000000000:role/bench";
  private static final String HOME = "arn:aws:states:us-east-1:000000000000:";

  private PureSteps() {}

  static void run() {
    Definition definition = DefinitionReader.read(Scenario.STEPS);
    advance(definition, WARM_UP);
    long begun = System.nanoTime();
    int changed = advance(definition, EXECUTIONS);
    double nanos = System.nanoTime() - begun;
    // Entering and leaving the last state included.
    double states = (double) changed * (Scenario.STEPS_STATES + 1);
    Table table =
        new Table(
            "In the interpreter alone: Pass and Choice, one thread", "states/s", "\u00b5s a state");
    table.row(states / (nanos / 1e9), nanos / 1e3 / states);
    table.print();
  }

  private static int advance(Definition definition, int times) {
    Interpreter interpreter = new Interpreter(new TaskTokens(new byte[32]));
    Instant now = Instant.parse("2026-11-23T10:00:00Z");
    ExecutionRow row =
        new ExecutionRow(
            new ExecutionId(1),
            Arn.of(HOME + "execution:steps:one"),
            Arn.of(HOME + "stateMachine:steps"),
            "steps",
            ExecutionStatus.RUNNING,
            now,
            null,
            null,
            Origin.MACHINE);
    Turn turn = new Turn(now, new SystemIds(InstantSource.fixed(now)), Limits.aws(), Home.DEFAULT);
    Trigger started = new Trigger.Started(Scenario.INPUT, ROLE);
    int ended = 0;
    for (int i = 0; i < times; i++) {
      Execution after = interpreter.advance(Execution.begin(row), definition, started, turn).next();
      ended += after.status() == ExecutionStatus.SUCCEEDED ? 1 : 0;
    }
    return ended;
  }
}
