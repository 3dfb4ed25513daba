package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.holdpoint.core.asl.DefinitionReader;
import dev.holdpoint.core.asl.InvalidDefinition;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Distributed Map: an execution for each item, started and counted by a map run. */
class DistributedMapTest {
  private static final String PASS = "{\"Type\": \"Pass\", \"End\": true}";
  private static final String FAIL = "{\"Type\": \"Fail\", \"Error\": \"E\", \"Cause\": \"c\"}";
  private static final String WAIT = "{\"Type\": \"Wait\", \"Seconds\": 60, \"End\": true}";
  private static final String ODD_FAILS =
      """
      {"Type": "Choice", "Default": "Good", "Choices": [
        {"Variable": "$", "NumericEquals": 1, "Next": "Bad"}]}, "Bad": %s, "Good": %s
      """
          .formatted(FAIL, PASS);

  private final TestEngine engine = new TestEngine();

  private static String map(String fields, String states) {
    return """
    {"StartAt": "Each", "States": {"Each": {"Type": "Map", %s "End": true,
      "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"},
        "StartAt": "One", "States": {"One": %s}}}}}
    """
        .formatted(fields, states);
  }

  private TestRun run(String fields, String states, String input) {
    TestRun run = engine.start(map(fields, states), input);
    engine.pass(Duration.ZERO);
    return run;
  }

  private MapRun mapRun(TestRun run) {
    return engine.read(
        (tx, turn) -> MapRun.of(tx.mapRuns().list(run.row(tx).id(), null, 1).getFirst()));
  }

  private List<ExecutionRow> children(TestRun run) {
    long id = mapRun(run).id();
    return engine.read((tx, turn) -> tx.executions().children(id, null, 1_000));
  }

  @Test
  void everyItemHasAnExecutionOfItsOwn() {
    TestRun run = run("\"Label\": \"L\",", PASS, "[1, {\"a\": 2}, \"three\"]");
    assertEquals("[1,{\"a\":2},\"three\"]", run.ending().output());
    assertEquals(
        List.of(
            "1<0 ExecutionStarted",
            "2<0 MapStateEntered",
            "3<2 MapStateStarted",
            "4<3 MapRunStarted",
            "5<4 MapRunSucceeded",
            "6<5 MapStateSucceeded",
            "7<5 MapStateExited",
            "8<7 ExecutionSucceeded"),
        run.steps());
    ExecutionRow child = children(run).get(1);
    assertTrue(child.arn().value().contains(":execution:machine-1/L:"), child.arn().value());
    assertTrue(child.machineArn().value().endsWith(":stateMachine:machine-1/L"));
    assertEquals("{\"a\":2}", engine.run(child.arn().value()).ending().output());
  }

  @Test
  void itsExecutionsLiveInTheAccountOfTheMap() {
    Home home = new Home("111122223333", "eu-central-1");
    TestRun run = engine.startIn(home, map("\"Label\": \"L\",", PASS), "[1]");
    engine.pass(Duration.ZERO);
    assertEquals("[1]", run.ending().output());
    ExecutionRow child = children(run).getFirst();
    assertEquals(home, Home.of(child.arn()));
    assertEquals(home.arn("states", "stateMachine:elsewhere/L"), child.machineArn());
  }

  @Test
  void nothingToDoIsDoneAtOnce() {
    assertEquals("[]", run("", PASS, "[]").ending().output());
  }

  @Test
  void selectorSeesTheItemAndWhereItComesFrom() {
    TestRun run =
        run(
            "\"ItemsPath\": \"$.list\", \"ItemSelector\": {\"i.$\": \"$$.Map.Item.Index\","
                + " \"v.$\": \"$$.Map.Item.Value\", \"s.$\": \"$$.Map.Item.Source\","
                + " \"all.$\": \"$.x\"},",
            PASS,
            "{\"list\": [5], \"x\": 7}");
    assertEquals(
        "[{\"i\":0,\"v\":5,\"s\":\"STATE_DATA\",\"all\":7}]", String.valueOf(run.output()));
  }

  @Test
  void batchesHoldSoManyItems() {
    TestRun run =
        run(
            "\"ItemBatcher\": {\"MaxItemsPerBatch\": 2, \"BatchInput\": {\"b.$\": \"$[0]\"}},",
            PASS,
            "[1, 2, 3]");
    assertEquals(
        "[{\"BatchInput\":{\"b\":1},\"Items\":[1,2]},{\"BatchInput\":{\"b\":1},\"Items\":[3]}]",
        String.valueOf(run.output()));
    assertEquals(3, mapRun(run).progress().items().succeeded());
    assertEquals(2, mapRun(run).progress().executions().succeeded());
  }

  @Test
  void batchesHoldSoManyBytes() {
    TestRun run = run("\"ItemBatcher\": {\"MaxInputBytesPerBatch\": 18},", PASS, "[1, 22, 3, 4]");
    assertEquals("[{\"Items\":[1,22,3]},{\"Items\":[4]}]", String.valueOf(run.output()));
  }

  @Test
  void oneFailureIsTooManyUnlessTolerated() {
    TestRun run = run("", ODD_FAILS, "[0, 1, 2]");
    assertEquals("States.ExceedToleratedFailureThreshold", run.ending().error());
    assertEquals("The specified tolerated failure threshold was exceeded", run.ending().cause());
    List<String> steps = run.steps();
    assertEquals("5<4 MapRunFailed", steps.get(4));
    assertEquals("6<5 MapStateFailed", steps.get(5));
    TestRun tolerant = run("\"ToleratedFailureCount\": 1,", ODD_FAILS, "[0, 1, 2]");
    assertEquals(ExecutionStatus.SUCCEEDED, tolerant.status());
    assertEquals("FAILED", String.valueOf(tolerant.output().get(1).get("Status").stringValue()));
    TestRun third = run("\"ToleratedFailurePercentage\": 33.3,", ODD_FAILS, "[0, 1, 2]");
    assertEquals(ExecutionStatus.FAILED, third.status());
    TestRun half = run("\"ToleratedFailurePercentage\": 50,", ODD_FAILS, "[0, 1, 2]");
    assertEquals(ExecutionStatus.SUCCEEDED, half.status());
  }

  @Test
  void failureIsCaughtAndTriedAgain() {
    TestRun run =
        run("\"Retry\": [{\"ErrorEquals\": [\"States.ALL\"], \"MaxAttempts\": 1}],", FAIL, "[1]");
    engine.pass(Duration.ofSeconds(2));
    assertEquals(ExecutionStatus.FAILED, run.status());
    assertEquals(2, engine.read((tx, turn) -> tx.mapRuns().list(run.row(tx).id(), null, 9)).size());
  }

  @Test
  void noMoreRunThanMayAndStopEndsThemAll() {
    TestRun run = run("\"MaxConcurrency\": 3,", WAIT, list(10));
    assertEquals(3, children(run).size());
    engine.pass(Duration.ofSeconds(60));
    assertEquals(6, children(run).size());
    engine.restart();
    run.stop(null, null);
    engine.pass(Duration.ZERO);
    assertEquals(ExecutionStatus.ABORTED, mapRun(run).status());
    assertEquals(3, mapRun(run).progress().items().aborted());
    long left =
        engine.read((tx, turn) ->
            tx.executions().count(ExecutionFilter.of(null, ExecutionStatus.RUNNING), 99));
    assertEquals(0, left);
  }

  @Test
  void oneTurnStartsFewAndTheRestFollow() {
    TestRun run = engine.start(map("\"ResultPath\": null,", WAIT), list(100));
    assertTrue(engine.fireOneBatch());
    assertEquals(40, children(run).size());
    engine.restart();
    engine.pass(Duration.ofSeconds(61));
    assertEquals(ExecutionStatus.SUCCEEDED, run.status());
    assertEquals(100, mapRun(run).progress().items().succeeded());
  }

  @Test
  void longResultsAreGatheredStepByStep() {
    TestRun run = run("", PASS, list(2_000));
    assertEquals(list(2_000), run.ending().output());
  }

  @Test
  void resultsThatAreTooLargeFailTheState() {
    String big = "\"" + "x".repeat(100_000) + "\"";
    TestRun run =
        run(
            "\"ItemSelector\": {\"x.$\": \"$[0]\", \"i.$\": \"$$.Map.Item.Value\"},",
            PASS,
            "[" + big + ", 2, 3]");
    assertEquals("States.DataLimitExceeded", run.ending().error());
  }

  @Test
  void flattenedOutputsAreOneList() {
    TestRun run =
        run(
            "\"ResultWriter\": {\"WriterConfig\": {\"Transformation\": \"FLATTEN\"}},",
            PASS,
            "[[1, 2], 3, []]");
    assertEquals("[1,2,3]", String.valueOf(run.output()));
  }

  @Test
  void mapWithinAMapStartsRunsOfItsOwn() {
    String inner =
        """
        {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "In", "States": {"In": %s},
          "ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}}}
        """
            .formatted(PASS);
    assertEquals("[[1,2],[3]]", String.valueOf(run("", inner, "[[1, 2], [3]]").output()));
  }

  @Test
  void failedSelectorFailsTheRun() {
    TestRun run = run("\"ItemSelector\": {\"x.$\": \"$.none\"},", PASS, "[1]");
    assertEquals(ExecutionStatus.FAILED, run.status());
    assertEquals("States.Runtime", run.ending().error());
  }

  @Test
  void labelIsMadeOfTheNameWhereNoneIsGiven() {
    String definition = map("", PASS).replace("Each", "All of: them?");
    TestRun run = engine.start(definition, "[]");
    ObjectNode started = run.history().get(3).details();
    assertTrue(String.valueOf(started).contains("/Allofthem:"), String.valueOf(started));
  }

  @Test
  void wrongDefinitionsAreRefused() {
    for (String fields :
        List.of(
            "\"Label\": \"a b\",",
            "\"Label\": \"" + "x".repeat(41) + "\",",
            "\"ItemBatcher\": {},",
            "\"ToleratedFailurePercentage\": 101,",
            "\"ToleratedFailureCount\": 1, \"ToleratedFailureCountPath\": \"$.x\",",
            "\"ResultWriter\": {},")) {
      String definition = map(fields, PASS);
      Assertions.assertThrows(
          InvalidDefinition.class, () -> DefinitionReader.read(definition), fields);
    }
    String express =
        map("", "{\"Type\": \"Task\", \"End\": true, \"Resource\": \"ACT\"}")
            .replace("STANDARD", "EXPRESS")
            .replace("ACT", "arn:aws:states:us-east-1:000000000000:activity:a");
    Assertions.assertThrows(InvalidDefinition.class, () -> DefinitionReader.read(express));
  }

  private static String list(int size) {
    return Json.write(IntStream.range(0, size).boxed().collect(Collectors.toList()));
  }
}
