package dev.holdpoint.core.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;

/** Lambda's errors in AWS's words. */
public final class LambdaError {
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int PRECONDITION_FAILED = 412;
  private static final int TOO_LARGE = 413;
  private static final int TOO_MANY = 429;
  private static final int BAD_GATEWAY = 502;

  private LambdaError() {}

  public static AwsException functionNotFound(Arn arn) {
    return notFound("Function not found: " + arn);
  }

  static AwsException notFound(String message) {
    return AwsException.of("ResourceNotFoundException", NOT_FOUND, message);
  }

  static AwsException noInvokeConfig(Arn function) {
    return notFound("The function " + function + ":$LATEST doesn't have an EventInvokeConfig");
  }

  public static AwsException layerNotFound(String arn) {
    return notFound("The resource you requested does not exist. (layer version " + arn + ")");
  }

  static AwsException resourceDoesNotExist() {
    return notFound("The resource you requested does not exist.");
  }

  public static AwsException conflict(String message) {
    return AwsException.of("ResourceConflictException", CONFLICT, message);
  }

  static AwsException otherRevision() {
    return AwsException.of(
        "PreconditionFailedException",
        PRECONDITION_FAILED,
        "The Revision Id provided does not match the latest Revision Id. Call the GetFunction/GetAlias API to retrieve the latest Revision Id");
  }

  public static AwsException parameter(String message) {
    return AwsException.of("InvalidParameterValueException", message);
  }

  static AwsException constraint(String value, String at, String constraint) {
    return AwsException.of(
        "ValidationException",
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must %s"
            .formatted(value, at, constraint));
  }

  /** A member that must be there is not. */
  public static AwsException missing(String member) {
    return AwsException.of(
        "ValidationException",
        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
            .formatted(member));
  }

  /** What Holdpoint does not do yet, by its name. */
  public static AwsException unsupported(String what) {
    return parameter("Holdpoint does not support " + what + " yet.");
  }

  public static AwsException payloadTooLarge(int limit) {
    return AwsException.of(
        "RequestTooLargeException",
        TOO_LARGE,
        "Request must be smaller than %d bytes for the InvokeFunction operation".formatted(limit));
  }

  public static AwsException notJson(String reason) {
    return AwsException.of(
        "InvalidRequestContentException", "Could not parse request body into json: " + reason);
  }

  /**
   * What is throttled.
   *
   * @param reason which bound it is, one of the model's ThrottleReasons
   */
  public static AwsException tooManyRequests(String reason) {
    return AwsException.of("TooManyRequestsException", TOO_MANY, "Rate Exceeded.")
        .with("Reason", reason);
  }

  /** The program that runs such code is not on this machine. */
  public static AwsException invalidRuntime(String message) {
    return AwsException.of("InvalidRuntimeException", BAD_GATEWAY, message);
  }

  public static AwsException badArchive() {
    return parameter(
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
  }

  public static AwsException codeTooLarge(long limit) {
    return parameter("Unzipped size must be smaller than " + limit + " bytes");
  }
}
