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
        case SYNC -> action + ".sync";
        case SYNC_2 -> action + ".sync:2";
      };
    }

    /** Whether any action of the AWS SDK is meant, not an optimized integration. */
    public boolean isSdk() {
      return service.startsWith(SDK);
    }
  }

  /** What stands before the service's name where an action of the AWS SDK is called. */
  String SDK = "aws-sdk:";

  /** How a task's end is known. */
  enum Pattern {
    /** By the answer to the request. */
    REQUEST_RESPONSE,
    /** By an answer with the task's token. */
    WAIT_FOR_TASK_TOKEN,
    /** By the end of the job that the request began. */
    SYNC,
    /** As {@link #SYNC}, with what the job leaves as JSON where that gives it as text. */
    SYNC_2;

    /** Whether the task goes on after the request was answered, and has a token meanwhile. */
    public boolean outlivesTheRequest() {
      return this != REQUEST_RESPONSE;
    }
  }
}
