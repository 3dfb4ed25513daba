package dev.holdpoint.core.iam;

import dev.holdpoint.core.aws.AwsException;

/** IAM's errors, in AWS's words. */
final class IamError {
  private IamError() {}

  static AwsException noSuchRole(String name) {
    return noSuchEntity("The role with name " + name + " cannot be found.");
  }

  static AwsException noSuchEntity(String message) {
    return AwsException.of("NoSuchEntity", 404, message);
  }

  static AwsException exists(String message) {
    return AwsException.of("EntityAlreadyExists", 409, message);
  }

  static AwsException conflict(String message) {
    return AwsException.of("DeleteConflict", 409, message);
  }

  static AwsException limit(String quota, int limit) {
    return limitExceeded("Cannot exceed quota for " + quota + ": " + limit);
  }

  static AwsException limitExceeded(String message) {
    return AwsException.of("LimitExceeded", 409, message);
  }

  static AwsException malformed(String message) {
    return AwsException.of("MalformedPolicyDocument", message);
  }

  static AwsException invalid(String message) {
    return AwsException.of("ValidationError", message);
  }

  static AwsException invalidInput(String message) {
    return AwsException.of("InvalidInput", message);
  }
}
