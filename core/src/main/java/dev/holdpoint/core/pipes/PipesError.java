package dev.holdpoint.core.pipes;

import dev.holdpoint.core.aws.AwsException;

/** EventBridge Pipes' errors, in AWS's words where they are known. */
final class PipesError {
  private PipesError() {}

  static AwsException validation(String message) {
    return AwsException.of("ValidationException", message);
  }

  static AwsException unsupported(String what) {
    return validation("Holdpoint does not know " + what + " yet.");
  }

  static AwsException missing(String name) {
    return AwsException.of("NotFoundException", 404, "Pipe " + name + " does not exist.");
  }

  static AwsException conflict(String message) {
    return AwsException.of("ConflictException", 409, message);
  }

  static AwsException tooMany(int most) {
    return AwsException.of(
        "ServiceQuotaExceededException", 402, "The limit of " + most + " pipes is reached.");
  }
}
