package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Limits;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.RandomWorkflow;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random small definitions on random paths: a restart after every step changes nothing. */
class RestartTest {
  private static final int SEEDS = Integer.getInteger("holdpoint.restart.seeds", 300);
  private static final int STEPS = 40;

  @Test
  void restartIsInvisible() {
    Set<HistoryEventType> met = new HashSet<>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      TestRun undisturbed = walk(seed, false);
      TestRun restarted = walk(seed, true);
      assertEquals(
          undisturbed.history().toString(), restarted.history().toString(), "seed " + seed);
      undisturbed.history().forEach(event -> met.add(event.type()));
    }
    assertTrue(met.size() > 25, "too little was walked: " + met);
  }

  private static TestRun walk(long seed, boolean restarting) {
    Random random = new Random(seed);
    int turn = random.nextBoolean() ? 3 : 1_000;
    TestEngine engine = new TestEngine(Limits.aws().withEventsPerTurn(turn));
    String queue = engine.queue("q");
    engine.activity("work");
    String definition = new RandomWorkflow(random, queue).next();
    TestRun run =
        engine.start(
            definition,
            "{\"n\": " + random.nextInt(6) + ", \"items\": [1, [2,  3], \"x\"], \"f\": 1.50}");
    for (int i = 0; i < STEPS && run.status() == ExecutionStatus.RUNNING; i++) {
      if (restarting) {
        engine.restart();
      }
      step(engine, run, random);
    }
    return run;
  }

  private static void step(TestEngine engine, TestRun run, Random random) {
    int chance = random.nextInt(10);
    Duration time = Duration.ofMillis(random.nextInt(9_000));
    if (!run.isWaiting()) {
      engine.pass(time);
      return;
    }
    String token = run.token();
    try {
      switch (chance) {
        case 0, 1, 2 -> run.answerCall("{\"Payload\": 1e2}");
        case 3 -> run.failCall("Lambda.Unknown", "why");
        case 4, 5 -> run.succeed(token, "[1.0, 20000000000]");
        case 6 -> run.fail(token, null, null);
        case 7 -> run.beat(token);
        case 8 -> take(engine);
        default -> engine.pass(time);
      }
    } catch (AwsException refused) {
      assertEquals("TaskTimedOut", refused.code());
    }
  }

  private static void take(TestEngine engine) {
    Activities activities = engine.node().activities();
    engine.write((tx, turn) ->
        activities.take(
            tx, turn, engine.node().engine(), engine.tokens(), engine.activity(tx, "work"), "w"));
  }
}
