package dev.holdpoint.core.apigateway;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The actions of AWS that HTTP APIs call without a function, AWS's first-class integrations, by
 * their subtypes.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-aws-services-reference.html">Integration
 *     subtype reference</a>
 */
enum ServiceSubtype {
  PUT_EVENTS(
      "EventBridge-PutEvents",
      "events",
      "Detail DetailType Source",
      "Time EventBusName Resources TraceHeader"),
  SEND_MESSAGE(
      "SQS-SendMessage",
      "sqs",
      "QueueUrl MessageBody",
      "DelaySeconds MessageAttributes MessageDeduplicationId MessageGroupId"
          + " MessageSystemAttributes"),
  RECEIVE_MESSAGE(
      "SQS-ReceiveMessage",
      "sqs",
      "QueueUrl",
      "AttributeName AttributeNames MaxNumberOfMessages MessageAttributeNames"
          + " ReceiveRequestAttemptId VisibilityTimeout WaitTimeSeconds"),
  DELETE_MESSAGE("SQS-DeleteMessage", "sqs", "QueueUrl ReceiptHandle", ""),
  PURGE_QUEUE("SQS-PurgeQueue", "sqs", "QueueUrl", ""),
  START_EXECUTION("StepFunctions-StartExecution", "states", "StateMachineArn", "Name Input"),
  START_SYNC_EXECUTION(
      "StepFunctions-StartSyncExecution", "states", "StateMachineArn", "Name Input TraceHeader"),
  STOP_EXECUTION("StepFunctions-StopExecution", "states", "ExecutionArn", "Cause Error");

  /** Where the service is: a parameter of every subtype. */
  static final String REGION = "Region";

  private final String subtype;
  private final String service;
  private final String required;
  private final String optional;

  ServiceSubtype(String subtype, String service, String required, String optional) {
    this.subtype = subtype;
    this.service = service;
    this.required = required;
    this.optional = optional;
  }

  /** That of this name, or null. */
  static @Nullable ServiceSubtype named(String name) {
    return Stream.of(values()).filter(one -> one.subtype.equals(name)).findFirst().orElse(null);
  }

  /** The one whose integrations have this address, or null. */
  static @Nullable ServiceSubtype at(String uri) {
    return Stream.of(values()).filter(one -> one.uri().equals(uri)).findFirst().orElse(null);
  }

  /** Its name, as AWS has it. */
  String subtype() {
    return subtype;
  }

  /** The action as an integration's address names it, of whichever region. */
  String uri() {
    return "arn:aws:apigateway::" + service + ":action/" + action();
  }

  /** The action in that region, the installation's own where it is empty. */
  ServiceUri action(String region) {
    return new ServiceUri(region, service, action(), "");
  }

  private String action() {
    return subtype.substring(subtype.indexOf('-') + 1);
  }

  List<String> required() {
    return List.of(required.split(" "));
  }

  /** What is wrong with an integration that maps these parameters, or null. */
  @Nullable String problem(Set<String> parameters) {
    for (String name : required()) {
      if (!parameters.contains(name)) {
        return "lacks the parameter " + name + ", which " + subtype + " needs";
      }
    }
    return parameters.stream()
        .filter(name -> !required().contains(name) && !List.of(optional.split(" ")).contains(name))
        .filter(name -> !name.equals(REGION))
        .findFirst()
        .map(name -> "has the parameter " + name + ", which " + subtype + " does not know")
        .orElse(null);
  }
}
