package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;

/** SNS's errors in AWS's words. */
final class SnsError {
  private static final int NOT_FOUND = 404;
  private static final int FORBIDDEN = 403;
  private static final int ARN_PARTS = 6;
  private static final String INVALID = "Invalid parameter: ";

  private SnsError() {}

  static AwsException topicDoesNotExist() {
    return AwsException.of("NotFound", NOT_FOUND, "Topic does not exist");
  }

  static AwsException subscriptionDoesNotExist() {
    return AwsException.of("NotFound", NOT_FOUND, "Subscription does not exist");
  }

  static AwsException resourceDoesNotExist() {
    return AwsException.of("ResourceNotFound", NOT_FOUND, "Resource does not exist");
  }

  static AwsException tooManyTags() {
    return AwsException.of(
        "TagLimitExceeded", "Could not complete request: tag quota of per resource exceeded");
  }

  static AwsException notAuthorized(Arn resource) {
    return AwsException.of(
        "AuthorizationError",
        FORBIDDEN,
        "User is not authorized to perform: SNS:Unsubscribe on resource: " + resource);
  }

  static AwsException parameter(String what) {
    return AwsException.of("InvalidParameter", INVALID + what);
  }

  static AwsException parameter(String name, String reason) {
    return parameter(name + " Reason: " + reason);
  }

  /** The same mistake, in what was given with a subscription rather than for itself. */
  static AwsException inAttributes(AwsException wrong) {
    String message = wrong.getMessage();
    // What the matcher says comes as it is.
    boolean own =
        message.startsWith(INVALID + "FilterPolicy:") && !message.contains("Filter policy scope");
    return wrong.code().equals("InvalidParameter") && message.startsWith(INVALID) && !own
        ? parameter("Attributes", message.substring(INVALID.length()))
        : wrong;
  }

  /** What Holdpoint does not do yet, by its name. */
  static AwsException unsupported(String parameter, String what) {
    return parameter(parameter, "Holdpoint does not support " + what + " yet");
  }

  /** The ARN, if it has the parts of one and belongs to SNS. */
  static Arn checked(String parameter, String arn) {
    int parts = arn.split(":", -1).length;
    if (parts < ARN_PARTS) {
      throw parameter(parameter, "An ARN must have at least 6 elements, not " + parts);
    }
    if (!arn.startsWith("arn:aws:sns:")) {
      throw parameter(parameter);
    }
    return Arn.of(arn);
  }
}
