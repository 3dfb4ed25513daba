package dev.holdpoint.core.scheduler;

import dev.holdpoint.core.aws.AwsException;

/** EventBridge Scheduler's errors, in AWS's words. */
final class SchedulerError {
  private SchedulerError() {}

  static AwsException validation(String message) {
    return AwsException.of("ValidationException", message);
  }

  static AwsException noSchedule(String name) {
    return missing("Schedule " + name + " does not exist.");
  }

  static AwsException noGroup(String name) {
    return missing("Schedule group " + name + " does not exist.");
  }

  private static AwsException missing(String message) {
    return AwsException.of("ResourceNotFoundException", 404, message);
  }

  static AwsException conflict(String message) {
    return AwsException.of("ConflictException", 409, message);
  }

  static AwsException tooMany(String message) {
    return AwsException.of("ServiceQuotaExceededException", 402, message);
  }
}
