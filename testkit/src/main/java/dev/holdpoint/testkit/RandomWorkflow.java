package dev.holdpoint.testkit;

import dev.holdpoint.core.json.Json;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes small definitions that a seed decides: a chain of states of every kind. One thread. */
public final class RandomWorkflow {
  private static final String LAMBDA = "arn:aws:states:::lambda:invoke";
  private static final String FUNCTION = "arn:aws:lambda:us-east-1:000000000000:function:work";
  private static final String ACTIVITY = "arn:aws:states:us-east-1:000000000000:activity:work";

  private final Random random;
  private final String queueUrl;
  private int length;
  private boolean mayFail;

  /** Definitions whose callback tasks send to this queue. */
  public RandomWorkflow(Random random, String queueUrl) {
    this.random = random;
    this.queueUrl = queueUrl;
  }

  /** The next definition, as JSON text. Its states read {@code $.n}, a number. */
  public String next() {
    length = 1 + random.nextInt(5);
    mayFail = false;
    ObjectNode machine = Json.object().put("StartAt", "S0");
    if (random.nextInt(6) == 0) {
      machine.put("TimeoutSeconds", 1 + random.nextInt(60));
    }
    ObjectNode states = machine.putObject("States");
    for (int i = 0; i < length; i++) {
      states.set("S" + i, state(i));
    }
    states.putObject("S" + length).put("Type", "Succeed");
    if (mayFail) {
      states
          .putObject("Failed")
          .put("Type", "Fail")
          .put("Error", "Broken")
          .put("Cause", "so it is");
    }
    return machine.toString();
  }

  private ObjectNode state(int index) {
    String next = "S" + (index + 1);
    return switch (random.nextInt(12)) {
      case 0, 1 -> pass(index).put("Next", next);
      case 9 -> parallel(index, next);
      case 10, 11 -> map(index, next);
      case 2 ->
          Json.object().put("Type", "Wait").put("Seconds", random.nextInt(20)).put("Next", next);
      case 3 -> choice(next);
      case 4 -> task(index, LAMBDA, work(), next);
      case 5 -> task(index, LAMBDA + ".waitForTaskToken", work(), next);
      case 6 -> task(index, random.nextBoolean() ? ACTIVITY : FUNCTION, null, next);
      default -> task(index, "arn:aws:states:::sqs:sendMessage.waitForTaskToken", message(), next);
    };
  }

  private ObjectNode pass(int index) {
    ObjectNode pass = Json.object().put("Type", "Pass").put("ResultPath", "$.r" + index);
    switch (random.nextInt(4)) {
      case 0 -> pass.putObject("Parameters").put("sum.$", "States.MathAdd($.n, 1)");
      case 1 -> pass.putObject("Parameters").put("id.$", "States.UUID()").put("d", 1.50);
      case 2 -> pass.put("InputPath", random.nextInt(8) == 0 ? "$.missing" : "$.n");
      default -> pass.putObject("Result").put("big", 12_345_678_901L);
    }
    return pass;
  }

  private ObjectNode parallel(int index, String next) {
    ObjectNode parallel = Json.object().put("Type", "Parallel").put("Next", next);
    ArrayNode branches = parallel.putArray("Branches");
    for (int i = 0; i <= random.nextInt(3); i++) {
      branches.add(inner("P" + index + "x" + i));
    }
    return recovering(parallel.put("ResultPath", "$.r" + index), next);
  }

  private ObjectNode map(int index, String next) {
    ObjectNode map = Json.object().put("Type", "Map").put("Next", next);
    map.putObject("ItemSelector").put("n.$", "$.n").put("item.$", "$$.Map.Item.Value");
    map.put("ItemsPath", "$$.Execution.Input.items").put("MaxConcurrency", random.nextInt(4));
    ObjectNode processor = inner("M" + index);
    map.set("ItemProcessor", processor);
    if (random.nextInt(3) == 0) {
      distribute(map, processor);
    }
    return recovering(map.put("ResultPath", "$.r" + index), next);
  }

  private void distribute(ObjectNode map, ObjectNode processor) {
    boolean express = !processor.toString().matches(".*(waitForTaskToken|:activity:).*");
    processor
        .putObject("ProcessorConfig")
        .put("Mode", "DISTRIBUTED")
        .put("ExecutionType", express ? "EXPRESS" : "STANDARD");
    switch (random.nextInt(4)) {
      case 0 -> map.put("ToleratedFailureCount", random.nextInt(3));
      case 1 -> map.put("ToleratedFailurePercentage", random.nextInt(100));
      case 2 -> map.putObject("ItemBatcher").put("MaxItemsPerBatch", 2);
      default -> {}
    }
  }

  /** One or two states: what runs in a branch or an iteration, and may fail or wait there. */
  private ObjectNode inner(String name) {
    ObjectNode machine = Json.object().put("StartAt", name);
    ObjectNode states = machine.putObject("States");
    boolean failedBefore = mayFail;
    ObjectNode first = state(length - 1);
    mayFail = failedBefore;
    first.remove("Next");
    first.remove("Catch");
    first.remove("Default");
    if (first.has("Choices")) {
      first = Json.object().put("Type", "Fail").put("Error", "Inner");
    }
    if (first.has("Branches") || first.has("ItemProcessor")) {
      first = pass(length - 1);
    }
    states.set(name, first.path("Type").asString().equals("Fail") ? first : first.put("End", true));
    return machine;
  }

  private ObjectNode choice(String next) {
    ObjectNode choice = Json.object().put("Type", "Choice");
    ArrayNode choices = choice.putArray("Choices");
    ObjectNode less = choices.addObject().put("Variable", "$.n");
    less.put("NumericLessThan", random.nextInt(5)).put("Next", anyBehind(next));
    if (random.nextInt(5) > 0) {
      return choice.put("Default", next);
    }
    choices.addObject().put("Variable", "$.n").put("NumericEquals", 5).put("Next", next);
    return choice;
  }

  /** A state that is never before the given one, so that there are no endless loops. */
  private String anyBehind(String next) {
    int from = Integer.parseInt(next.substring(1));
    if (random.nextInt(4) == 0) {
      mayFail = true;
      return "Failed";
    }
    return "S" + (from + random.nextInt(length - from + 1));
  }

  private static ObjectNode work() {
    ObjectNode parameters = Json.object().put("FunctionName", "work");
    parameters.putObject("Payload").put("n.$", "$.n").put("try.$", "$$.State.RetryCount");
    return parameters;
  }

  private ObjectNode message() {
    ObjectNode parameters = Json.object();
    parameters.put("QueueUrl", random.nextInt(10) == 0 ? "http://127.0.0.1/none" : queueUrl);
    parameters.putObject("MessageBody").put("token.$", "$$.Task.Token").put("n.$", "$.n");
    return parameters;
  }

  private ObjectNode task(
      int index, String resource, @Nullable ObjectNode parameters, String next) {
    ObjectNode task = Json.object().put("Type", "Task").put("Resource", resource).put("Next", next);
    if (parameters != null) {
      if (resource.endsWith("waitForTaskToken") && resource.contains("lambda")) {
        ((ObjectNode) parameters.get("Payload")).put("token.$", "$$.Task.Token");
      }
      task.set("Parameters", parameters);
    }
    task.put("ResultPath", random.nextInt(12) == 0 ? "$.n.x" : "$.r" + index);
    if (random.nextInt(3) > 0) {
      task.put("TimeoutSeconds", 10 + random.nextInt(50));
    }
    if (random.nextInt(3) == 0) {
      task.put("HeartbeatSeconds", 1 + random.nextInt(9));
    }
    return recovering(task, next);
  }

  private ObjectNode recovering(ObjectNode task, String next) {
    if (random.nextBoolean()) {
      ObjectNode retrier = task.putArray("Retry").addObject();
      retrier.putArray("ErrorEquals").add(random.nextBoolean() ? "States.ALL" : "States.Timeout");
      retrier.put("MaxAttempts", random.nextInt(4)).put("IntervalSeconds", 1 + random.nextInt(5));
      retrier.put("JitterStrategy", random.nextBoolean() ? "FULL" : "NONE");
    }
    if (random.nextBoolean()) {
      ObjectNode catcher = task.putArray("Catch").addObject();
      catcher
          .putArray("ErrorEquals")
          .add(random.nextBoolean() ? "States.ALL" : "States.TaskFailed");
      catcher.put("ResultPath", "$.caught").put("Next", anyBehind(next));
    }
    return task;
  }
}
