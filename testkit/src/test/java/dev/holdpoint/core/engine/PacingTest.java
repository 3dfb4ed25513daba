package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What AWS slows down: state transitions. Two at once, ten a second. */
class PacingTest {
  private static final String THREE =
      """
      {"StartAt": "A", "States": {
        "A": {"Type": "Pass", "Next": "B"},
        "B": {"Type": "Pass", "Next": "C"},
        "C": {"Type": "Pass", "End": true}}}
      """;

  private static final String PARALLEL =
      """
      {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [
        {"StartAt": "A", "States": {"A": {"Type": "Pass", "Next": "B"}, "B": {"Type": "Pass", "End": true}}},
        {"StartAt": "C", "States": {"C": {"Type": "Pass", "Next": "D"}, "D": {"Type": "Pass", "End": true}}}]}}}
      """;

  private static final String RETRIED =
      """
      {"StartAt": "T", "States": {"T": {"Type": "Task", "End": true,
        "Resource": "arn:aws:lambda:us-east-1:000000000000:function:f",
        "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 1, "MaxAttempts": 1}]}}}
      """;

  private final TestEngine engine =
      new TestEngine(new Pacing(region -> region.equals("us-east-1") ? rate() : null));

  private static Pacing.Rate rate() {
    return new Pacing.Rate(2, 10);
  }

  @Test
  void whatIsTooFastWaitsAndFailsNothing() {
    TestRun run = engine.start(THREE, "{\"x\":1}");
    assertEquals(List.of("A", "B"), entered(run));
    assertEquals(engine.clock().instant().plusMillis(100), engine.nextTimer());
    engine.pass(Duration.ofMillis(100));
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
    assertEquals(new TestEngine().start(THREE, "{\"x\":1}").steps(), run.steps());
  }

  @Test
  void whoComesFirstGoesFirstAndNobodyAsksAgain() {
    List<TestRun> runs = Stream.generate(() -> engine.start(THREE, "{}")).limit(4).toList();
    assertEquals(List.of(2, 0, 0, 0), runs.stream().map(run -> entered(run).size()).toList());
    for (int i = 0; i < 10; i++) {
      engine.pass(Duration.ofMillis(100));
      assertEquals(i + 3, runs.stream().mapToInt(run -> entered(run).size()).sum());
    }
    assertEquals(List.of(3, 3, 3, 3), runs.stream().map(run -> entered(run).size()).toList());
    assertNull(engine.nextTimer());
  }

  @Test
  void aRestartGoesOnWithWhatWaits() {
    TestRun run = engine.start(THREE, "{}");
    engine.restart();
    engine.pass(Duration.ofSeconds(1));
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
  }

  @Test
  void branchesBeginAtOnceAndPayLater() {
    TestRun run = engine.start(PARALLEL, "{}");
    assertEquals(List.of("P", "A", "C"), entered(run));
    engine.pass(Duration.ofMillis(300));
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
  }

  @Test
  void anAttemptThatIsMadeAgainCounts() {
    TestRun run = engine.start(RETRIED, "{}");
    engine.start(RETRIED, "{}");
    run.failCall("Broken", null);
    engine.pass(Duration.ofMillis(1_000));
    assertEquals(1, count(run, HistoryEventType.LAMBDA_FUNCTION_SCHEDULED));
    engine.pass(Duration.ofMillis(100));
    assertEquals(2, count(run, HistoryEventType.LAMBDA_FUNCTION_SCHEDULED));
  }

  @Test
  void otherRegionsGoOn() {
    engine.start(THREE, "{}");
    Home paris = new Home("111111111111", "eu-west-3");
    assertEquals(ExecutionStatus.SUCCEEDED, engine.startIn(paris, THREE, "{}").status());
  }

  private static long count(TestRun run, HistoryEventType type) {
    return run.history().stream().filter(event -> event.type() == type).count();
  }

  private static List<String> entered(TestRun run) {
    return run.history().stream()
        .filter(event -> event.type().awsName().endsWith("StateEntered"))
        .map(HistoryEvent::details)
        .filter(Objects::nonNull)
        .map(details -> details.path("name").asString())
        .toList();
  }
}
