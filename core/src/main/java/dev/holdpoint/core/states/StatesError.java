package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.InvalidDefinition;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;

/** Step Functions' errors, in AWS's words. */
public final class StatesError {
  private StatesError() {}

  public static AwsException invalidArn(String arn) {
    return AwsException.of("InvalidArn", "Invalid Arn: 'Invalid ARN prefix: " + arn + "'");
  }

  /** An ARN of another kind of resource. */
  static AwsException wrongKind(String kind) {
    return AwsException.of(
        "InvalidArn", "Invalid Arn: 'Resource type not valid in this context: " + kind + "'");
  }

  static AwsException invalidRole(String arn) {
    return AwsException.of("InvalidArn", "Invalid Role Arn: '" + arn + "'");
  }

  public static AwsException invalidLogging(String why) {
    return AwsException.of("InvalidLoggingConfiguration", "Invalid Logging Configuration: " + why);
  }

  public static AwsException invalidEncryption(String why) {
    return AwsException.of(
        "InvalidEncryptionConfiguration", "Invalid Encryption Configuration: " + why);
  }

  public static AwsException invalidName(String name) {
    return AwsException.of("InvalidName", "Invalid Name: '" + name + "'");
  }

  public static AwsException invalidDefinition(InvalidDefinition invalid) {
    return AwsException.of("InvalidDefinition", String.valueOf(invalid.getMessage()));
  }

  public static AwsException invalidInput(String why) {
    return AwsException.of(
        "InvalidExecutionInput", "Invalid State Machine Execution Input: '" + why + "'");
  }

  public static AwsException invalidOutput(String why) {
    return AwsException.of("InvalidOutput", "Invalid Output: '" + why + "'");
  }

  public static AwsException invalidToken() {
    return AwsException.of("InvalidToken", "Invalid Token: 'Invalid token'");
  }

  public static AwsException taskTimedOut() {
    return AwsException.of(
        "TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }

  public static AwsException machineDoesNotExist(Arn arn) {
    return AwsException.of(
        "StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
  }

  public static AwsException machineAlreadyExists(Arn arn) {
    return AwsException.of(
        "StateMachineAlreadyExists", "State Machine Already Exists: '" + arn + "'");
  }

  public static AwsException typeNotSupported() {
    return AwsException.of(
        "StateMachineTypeNotSupported",
        "This operation is not supported by this type of state machine");
  }

  static AwsException machineDeleting(Arn arn) {
    return AwsException.of("StateMachineDeleting", "State Machine is being deleted: '" + arn + "'");
  }

  static AwsException conflict(String message) {
    return AwsException.of("ConflictException", message);
  }

  static AwsException quota(String message) {
    return AwsException.of("ServiceQuotaExceededException", message);
  }

  static AwsException resourceNotFound(String arn) {
    return AwsException.of("ResourceNotFound", "Resource not found: '" + arn + "'");
  }

  static AwsException noSuchReference() {
    return AwsException.of(
        "ResourceNotFound", "Request references a resource that does not exist.");
  }

  static AwsException tooManyTags(int limit) {
    return AwsException.of(
        "TooManyTags", "You have exceeded the number of tags allowed for a resource: " + limit);
  }

  public static AwsException executionDoesNotExist(Arn arn) {
    return AwsException.of("ExecutionDoesNotExist", "Execution Does Not Exist: '" + arn + "'");
  }

  static AwsException notRedrivable(String reason) {
    return AwsException.of("ExecutionNotRedrivable", reason);
  }

  static AwsException tooManyExecutions() {
    return AwsException.of(
        "ExecutionLimitExceeded",
        "The maximum number of running executions has been reached. Running executions must end or"
            + " be stopped before a new execution can be started.");
  }

  static AwsException executionAlreadyExists(Arn arn) {
    return AwsException.of("ExecutionAlreadyExists", "Execution Already Exists: '" + arn + "'");
  }

  public static AwsException activityDoesNotExist(Arn arn) {
    return AwsException.of("ActivityDoesNotExist", "Activity Does Not Exist: '" + arn + "'");
  }

  public static AwsException missingParameter(String message) {
    return AwsException.of("MissingRequiredParameter", message);
  }

  /** A request that makes no sense as a whole. */
  public static AwsException invalid(String message) {
    return AwsException.of("ValidationException", message);
  }

  /** A value that AWS's model forbids: the frame in which it says so. */
  public static AwsException validation(String field, String constraint) {
    return AwsException.of(
        "ValidationException",
        "1 validation error detected: Value at '"
            + field
            + "' failed to satisfy constraint: "
            + constraint);
  }

  static AwsException tooLong(String field, int limit) {
    return validation(field, "Member must have length less than or equal to " + limit);
  }

  /** What AWS has and this version does not: named, never accepted in silence. */
  public static AwsException unsupported(String what) {
    return AwsException.of(
        "ValidationException", what + " is not supported by this version of Holdpoint");
  }
}
