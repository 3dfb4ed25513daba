package dev.holdpoint.app.stack.calls;

import dev.holdpoint.core.aws.AwsException;

/** What callers are told, in CloudFormation's words. */
final class Refusals {
  private Refusals() {}

  static AwsException invalid(String message) {
    return AwsException.of("ValidationError", message);
  }

  static AwsException unknown(String stack) {
    return invalid("Stack [%s] does not exist".formatted(stack));
  }

  static AwsException exists(String stack) {
    return AwsException.of("AlreadyExistsException", "Stack [%s] already exists".formatted(stack));
  }

  static AwsException noUpdates() {
    return invalid("No updates are to be performed.");
  }

  static AwsException inState(String id, String status) {
    return invalid("Stack:%s is in %s state and can not be updated.".formatted(id, status));
  }

  static AwsException notTerminal(String status) {
    return invalid(
        ("This stack is currently in a non-terminal [%s] state. To update the stack from this"
                + " state, please use the disable-rollback parameter with update-stack API. To"
                + " rollback to the last known good state, use the rollback-stack API")
            .formatted(status));
  }

  static AwsException notReturning(String id, String status) {
    return invalid("Stack:%s is in %s state and can not be rolled back.".formatted(id, status));
  }

  static AwsException noChangeSet(String name) {
    return AwsException.of(
        "ChangeSetNotFound", 404, "ChangeSet [%s] does not exist".formatted(name));
  }
}
