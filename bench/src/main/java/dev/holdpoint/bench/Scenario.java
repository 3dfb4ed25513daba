package dev.holdpoint.bench;

/** The workflows that are measured. */
final class Scenario {
  static final String QUEUE = "bench";
  static final String INPUT =
      "{\"order\":\"A-1234567\",\"customer\":{\"name\":\"Ada Example\",\"mail\":\"ada@example.org\"},"
          + "\"lines\":[{\"item\":\"cable\",\"count\":3},{\"item\":\"lamp\",\"count\":1}],"
          + "\"note\":\"Please verify before it is shipped.\"}";
  static final String ANSWER = "{\"approved\":true,\"by\":\"ada\",\"comment\":\"looks right\"}";

  /** Task: a message with a token goes out, its answer ends the execution. An hour to answer. */
  static final String CALLBACK =
      """
      {"StartAt": "Ask", "States": {"Ask": {
        "Type": "Task",
        "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
        "TimeoutSeconds": 3600,
        "Parameters": {"QueueUrl": "%s", "MessageBody": {
          "token.$": "$$.Task.Token", "order.$": "$.order"}},
        "End": true}}}\
      """;

  /** What one execution of {@link #STEPS} goes through. */
  static final int STEPS_STATES = 10;

  /** Five times Pass and Choice: ten states, twenty transitions' events, no wait. */
  static final String STEPS = steps();

  private Scenario() {}

  private static String steps() {
    StringBuilder states = new StringBuilder();
    for (int i = 0; i < STEPS_STATES / 2; i++) {
      String next = i + 1 < STEPS_STATES / 2 ? "Pass" + (i + 1) : "Done";
      states.append(
          """
          "Pass%d": {"Type": "Pass", "Result": {"step": %d}, "ResultPath": "$.last",
            "Next": "Choice%d"},
          "Choice%d": {"Type": "Choice", "Choices": [{"Variable": "$.last.step",
            "NumericEquals": %d, "Next": "%s"}], "Default": "Done"},
          """
              .formatted(i, i, i, i, i, next));
    }
    return "{\"StartAt\": \"Pass0\", \"States\": {%s\"Done\": {\"Type\": \"Succeed\"}}}"
        .formatted(states);
  }
}
