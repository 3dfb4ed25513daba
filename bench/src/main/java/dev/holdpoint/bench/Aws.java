package dev.holdpoint.bench;

/** The AWS actions of a callback's round trip, however they get to the engine. */
interface Aws {
  /** Makes the queue; gives its URL. */
  String createQueue(String name) throws Exception;

  /** Makes the machine; gives its ARN. */
  String createMachine(String name, String definition) throws Exception;

  /** Starts an execution; gives its ARN. */
  String start(String machine, String input) throws Exception;

  /** Takes one message that is there. */
  Message receive(String queueUrl) throws Exception;

  void success(String token, String output) throws Exception;

  void delete(String queueUrl, String receiptHandle) throws Exception;

  /** The execution's status. */
  String status(String execution) throws Exception;

  /** A message, with the task token that it carries. */
  record Message(String receiptHandle, String token) {}

  /** One whole round trip: after it one execution more has succeeded. */
  default void roundTrip(String machine, String queueUrl) throws Exception {
    start(machine, Scenario.INPUT);
    Message message = receive(queueUrl);
    success(message.token(), Scenario.ANSWER);
    delete(queueUrl, message.receiptHandle());
  }
}
