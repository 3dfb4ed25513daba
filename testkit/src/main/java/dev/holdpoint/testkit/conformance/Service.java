package dev.holdpoint.testkit.conformance;

import java.util.Map;

/**
 * A service that cases call.
 *
 * @param signingName its name in a signature
 */
record Service(String signingName, Protocol protocol) {
  private static final Map<String, Service> BY_NAME =
      Map.of(
          "stepfunctions", new Service("states", new AwsJson("AWSStepFunctions", "1.0")),
          "sqs", new Service("sqs", new AwsJson("AmazonSQS", "1.0")),
          "events", new Service("events", new AwsJson("AWSEvents", "1.1")),
          "sns", new Service("sns", new AwsQuery("2010-03-31")),
          "iam", new Service("iam", new AwsQuery("2010-05-08")),
          "sts", new Service("sts", new AwsQuery("2011-06-15")));

  /** The service that cases call so. */
  static Service named(String name) {
    Service service = BY_NAME.get(name);
    if (service == null) {
      throw new IllegalArgumentException("No service of cases: " + name);
    }
    return service;
  }
}
