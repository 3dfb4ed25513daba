package dev.holdpoint.core.sqs;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which attributes a queue may be given, and in which form they are kept. */
final class AttributeRule {
  static final String VISIBILITY_TIMEOUT = "VisibilityTimeout";
  static final String DELAY = "DelaySeconds";
  static final String RETENTION = "MessageRetentionPeriod";
  static final String RECEIVE_WAIT = "ReceiveMessageWaitTimeSeconds";
  static final String MAXIMUM_SIZE = "MaximumMessageSize";
  static final String REDRIVE = "RedrivePolicy";
  static final String REDRIVE_ALLOW = "RedriveAllowPolicy";
  static final String POLICY = "Policy";
  static final String MANAGED_SSE = "SqsManagedSseEnabled";

  static final Map<String, String> DEFAULTS =
      Map.of(
          VISIBILITY_TIMEOUT, "30",
          DELAY, "0",
          RETENTION, "345600",
          RECEIVE_WAIT, "0",
          MAXIMUM_SIZE, "1048576",
          MANAGED_SSE, "true");

  private static final Map<String, Range> NUMBERS =
      Map.of(
          VISIBILITY_TIMEOUT, new Range(0, 43_200),
          DELAY, new Range(0, 900),
          RETENTION, new Range(60, 1_209_600),
          RECEIVE_WAIT, new Range(0, 20),
          MAXIMUM_SIZE, new Range(1024, 1_048_576));

  private static final Set<String> FIFO =
      Set.of("FifoQueue", "ContentBasedDeduplication", "DeduplicationScope", "FifoThroughputLimit");
  private static final Set<String> KMS = Set.of("KmsMasterKeyId", "KmsDataKeyReusePeriodSeconds");
  private static final Set<String> READ_ONLY =
      Set.of(
          "QueueArn",
          "CreatedTimestamp",
          "LastModifiedTimestamp",
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed");

  private AttributeRule() {}

  /** Checks the attributes and brings them into the form in which they are kept. */
  static Map<String, String> checked(Map<String, String> given) {
    Map<String, String> checked = new TreeMap<>();
    given.forEach((name, value) -> checked.put(name, checked(name, value)));
    return checked;
  }

  private static String checked(String name, String value) {
    if (NUMBERS.containsKey(name)) {
      return number(name, value);
    }
    return switch (name) {
      case REDRIVE -> value.isEmpty() ? value : RedrivePolicy.parse(value).json();
      case REDRIVE_ALLOW -> value.isEmpty() ? value : RedriveAllowance.parse(value).text();
      case POLICY -> policy(value);
      case MANAGED_SSE -> bool(name, value);
      default -> throw refused(name);
    };
  }

  private static RuntimeException refused(String name) {
    return FIFO.contains(name) || KMS.contains(name)
        ? SqsError.unsupported("the queue attribute " + name)
        : SqsError.unknownAttribute(name);
  }

  private static String number(String name, String value) {
    Range range = NUMBERS.getOrDefault(name, new Range(0, 0));
    try {
      int number = Integer.parseInt(value);
      if (number >= range.least() && number <= range.most()) {
        return Integer.toString(number);
      }
    } catch (NumberFormatException e) {
      throw SqsError.attributeValue(name);
    }
    throw SqsError.attributeValue(name);
  }

  private static String policy(String value) {
    if (!value.isEmpty() && !Json.isJson(value)) {
      throw SqsError.attributeValue(POLICY);
    }
    return value;
  }

  private static String bool(String name, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw SqsError.attributeValue(name);
    }
    return value;
  }

  /** Whether GetQueueAttributes may be asked for it. */
  static boolean known(String name) {
    return READ_ONLY.contains(name)
        || NUMBERS.containsKey(name)
        || FIFO.contains(name)
        || KMS.contains(name)
        || Set.of(REDRIVE, REDRIVE_ALLOW, POLICY, MANAGED_SSE).contains(name);
  }

  private record Range(int least, int most) {}
}
