package dev.holdpoint.core.asl;

import dev.holdpoint.core.aws.Arn;

/** What a Task state calls. */
public sealed interface Resource {
  /** The text that stands in the definition. */
  Arn arn();

  /** A function by its own ARN: the state's effective input is the payload. */
  record Function(Arn arn) implements Resource {}

  /** An activity, whose workers poll for its tasks. */
  record Activity(Arn arn) implements Resource {}

  /**
   * A service integration, {@code arn:aws:states:::SERVICE:ACTION[.PATTERN]}.
   *
   * @param service {@code lambda}, {@code sqs}, {@code aws-sdk:sqs}, …
   * @param action the action in lower camel case, without the pattern: {@code sendMessage}
   */
  record Integration(Arn arn, String service, String action, Pattern pattern) implements Resource {
    /** As history names it: the action with its pattern, {@code sendMessage.waitForTaskToken}. */
    public String actionWithPattern() {
      return switch (pattern) {
        case REQUEST_RESPONSE -> action;
        case WAIT_FOR_TASK_TOKEN -> action + ".waitForTaskToken";
      };
    }
  }

  /** How a task's end is known. {@code .sync} will be a further constant. */
  enum Pattern {
    REQUEST_RESPONSE,
    WAIT_FOR_TASK_TOKEN
  }
}
