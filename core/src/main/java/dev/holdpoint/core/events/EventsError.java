package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.AwsException;

/** EventBridge's errors, in AWS's words. */
final class EventsError {
  private EventsError() {}

  static AwsException validation(String message) {
    return AwsException.of("ValidationException", message);
  }

  static AwsException invalid(String parameter, String reason) {
    return validation("Parameter " + parameter + " is not valid. Reason: " + reason);
  }

  /** What the service's model itself refuses. */
  static AwsException constraint(Object value, String member, String constraint) {
    return validation(
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: "
            + constraint);
  }

  static AwsException tooMany() {
    return AwsException.of(
        "LimitExceededException", "The requested resource exceeds the maximum number allowed.");
  }

  static AwsException noBus(String name) {
    return AwsException.of("ResourceNotFoundException", "Event bus " + name + " does not exist.");
  }

  static AwsException noRule(String name, String bus) {
    return AwsException.of(
        "ResourceNotFoundException", "Rule " + name + " does not exist on EventBus " + bus + ".");
  }

  static AwsException busExists(String name) {
    return AwsException.of(
        "ResourceAlreadyExistsException", "Event bus " + name + " already exists.");
  }

  static AwsException invalidPattern(String reason) {
    return AwsException.of(
        "InvalidEventPatternException", "Event pattern is not valid. Reason: " + reason);
  }
}
