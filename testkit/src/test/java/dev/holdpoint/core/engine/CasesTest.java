package dev.holdpoint.core.engine;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.testkit.TestEngine;
import dev.holdpoint.testkit.TestRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/** Runs the cases that are kept as data, on the engine alone. */
class CasesTest {
  private static final Path CASES = Path.of("src/test/resources/cases");

  @TestFactory
  List<DynamicTest> everyCaseGoesAsItSays() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> files = Files.list(CASES)) {
      for (Path file : files.sorted().toList()) {
        JsonNode read = Json.parse(Files.readString(file));
        tests.add(DynamicTest.dynamicTest(read.get("name").stringValue(), () -> run(read, false)));
        tests.add(
            DynamicTest.dynamicTest(
                read.get("name").stringValue() + ", restarted after every step",
                () -> run(read, true)));
      }
    }
    return tests;
  }

  private static void run(JsonNode given, boolean restart) {
    TestEngine engine = new TestEngine();
    engine.queue("verification");
    engine.activity("checks");
    String definition = given.get("definition").toString();
    TestRun run = engine.start(definition, given.path("input").toString());
    String token = "";
    for (JsonNode step : given.path("script")) {
      if (restart) {
        engine.restart();
      }
      engine.pass(Duration.parse(step.path("after").asString("PT0S")));
      token = token.isEmpty() && isWaiting(run) ? run.token() : token;
      act(engine, run, step, token);
    }
    expect(run, given.get("expect"));
  }

  private static boolean isWaiting(TestRun run) {
    return run.status() == dev.holdpoint.core.store.ExecutionStatus.RUNNING
        && run.history().stream().anyMatch(event -> event.type().awsName().endsWith("Scheduled"));
  }

  private static void act(TestEngine engine, TestRun run, JsonNode step, String token) {
    String error = text(step, "error");
    String cause = text(step, "cause");
    String output = step.path("output").toString();
    switch (step.path("do").asString("Nothing")) {
      case "Nothing" -> {}
      case "AnswerCall" -> run.answerCall(output);
      case "FailCall" -> run.failCall(error, cause);
      case "SendTaskSuccess" -> run.succeed(token, output);
      case "SendTaskFailure" -> run.fail(token, error, cause);
      case "SendTaskHeartbeat" -> run.beat(token);
      case "GetActivityTask" -> take(engine, text(step, "workerName"));
      case "StopExecution" -> run.stop(error, cause);
      case String other -> throw new IllegalArgumentException("Unknown step: " + other);
    }
  }

  private static void take(TestEngine engine, @org.jspecify.annotations.Nullable String worker) {
    Activities activities = engine.node().activities();
    Objects.requireNonNull(
        engine.write((tx, turn) ->
            activities.take(
                tx,
                turn,
                engine.node().engine(),
                engine.tokens(),
                engine.activity(tx, "checks"),
                worker)));
  }

  private static @org.jspecify.annotations.Nullable String text(JsonNode step, String member) {
    return step.path(member).isString() ? step.get(member).stringValue() : null;
  }

  private static void expect(TestRun run, JsonNode expected) {
    List<String> steps = expected.path("history").valueStream().map(JsonNode::stringValue).toList();
    assertAll(
        () -> assertEquals(String.join("\n", steps), String.join("\n", run.steps())),
        () -> assertEquals(expected.get("status").stringValue(), run.status().name()),
        () -> assertEquals(expected.get("output"), run.output()),
        () -> assertEquals(text(expected, "error"), run.ending().error()),
        () -> assertEquals(text(expected, "cause"), run.ending().cause()));
  }
}
