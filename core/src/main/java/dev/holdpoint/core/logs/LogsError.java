package dev.holdpoint.core.logs;

import dev.holdpoint.core.aws.AwsException;

/** The errors of CloudWatch Logs, in AWS's words. */
public final class LogsError {
  private LogsError() {}

  public static AwsException invalid(String message) {
    return AwsException.of("InvalidParameterException", message);
  }

  public static AwsException noGroup() {
    return AwsException.of("ResourceNotFoundException", "The specified log group does not exist.");
  }

  public static AwsException noStream() {
    return AwsException.of("ResourceNotFoundException", "The specified log stream does not exist.");
  }

  public static AwsException groupExists() {
    return AwsException.of(
        "ResourceAlreadyExistsException", "The specified log group already exists");
  }

  public static AwsException streamExists() {
    return AwsException.of(
        "ResourceAlreadyExistsException", "The specified log stream already exists");
  }

  static AwsException tooMany() {
    return AwsException.of("LimitExceededException", "Resource limit exceeded.");
  }
}
