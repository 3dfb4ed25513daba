package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.AwsException;

/** SQS's errors: the code of its JSON protocol, the older one of its Query protocol, the text. */
final class SqsError {
  static final String OVER_LIMIT = "OverLimit";

  private static final String SERVICE = "AWS.SimpleQueueService.";

  private SqsError() {}

  static AwsException nonExistentQueue() {
    return of("QueueDoesNotExist", "The specified queue does not exist.");
  }

  static AwsException queueExists(String attribute) {
    return AwsException.withQueryCode(
        "QueueNameExists",
        "QueueAlreadyExists",
        "A queue already exists with the same name and a different value for attribute "
            + attribute);
  }

  static AwsException purgeInProgress(String queue) {
    return AwsException.withQueryCode(
        "PurgeQueueInProgress",
        SERVICE + "PurgeQueueInProgress",
        403,
        "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.");
  }

  static AwsException deletedRecently() {
    return of(
        "QueueDeletedRecently",
        "You must wait 60 seconds after deleting a queue before you can create another with the"
            + " same name.");
  }

  static AwsException overLimit(String message) {
    return AwsException.withQueryCode("OverLimit", "OverLimit", 403, message);
  }

  static AwsException notFound(String message) {
    return AwsException.withQueryCode(
        "ResourceNotFoundException", "ResourceNotFoundException", 404, message);
  }

  static AwsException invalidReceipt(String handle) {
    return AwsException.withQueryCode(
        "ReceiptHandleIsInvalid",
        "ReceiptHandleIsInvalid",
        404,
        "The input receipt handle \"" + handle + "\" is not a valid receipt handle.");
  }

  static AwsException parameter(String message) {
    return AwsException.withQueryCode(
        "InvalidParameterValueException", "InvalidParameterValue", message);
  }

  static AwsException parameter(Object value, String name, String reason) {
    return parameter(
        "Value " + value + " for parameter " + name + " is invalid. Reason: " + reason);
  }

  static AwsException missing(String parameter) {
    return AwsException.withQueryCode(
        "MissingRequiredParameterException",
        "MissingParameter",
        "The request must contain the parameter " + parameter + ".");
  }

  static AwsException invalidContents(String message) {
    return AwsException.of("InvalidMessageContents", message);
  }

  static AwsException unknownAttribute(String name) {
    return AwsException.of("InvalidAttributeName", "Unknown Attribute " + name + ".");
  }

  static AwsException attributeValue(String name) {
    return AwsException.of(
        "InvalidAttributeValue", "Invalid value for the parameter " + name + ".");
  }

  static AwsException attributeValue(String name, String reason) {
    return AwsException.of(
        "InvalidAttributeValue", "Invalid value for the parameter " + name + ". Reason: " + reason);
  }

  static AwsException invalidAddress(String url) {
    return AwsException.withQueryCode(
        "InvalidAddress",
        "InvalidAddress",
        404,
        "The address " + url + " is not valid for this endpoint.");
  }

  static AwsException tooManyInFlight(long most) {
    return AwsException.withQueryCode(
        OVER_LIMIT,
        OVER_LIMIT,
        403,
        "Too many messages in flight: a queue has no more than " + most + " of them.");
  }

  /** What Holdpoint does not do yet, by its name. */
  static AwsException unsupported(String what) {
    return of("UnsupportedOperation", "Holdpoint does not support " + what + " yet.");
  }

  /** An error whose query code is the JSON code behind SQS's old prefix. */
  static AwsException of(String code, String message) {
    String old = code.equals("QueueDoesNotExist") ? "NonExistentQueue" : code;
    return AwsException.withQueryCode(code, SERVICE + old, message);
  }
}
