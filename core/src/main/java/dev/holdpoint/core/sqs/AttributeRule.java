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
  static final String KMS_KEY = "KmsMasterKeyId";
  static final String KMS_REUSE = "KmsDataKeyReusePeriodSeconds";
  static final String FIFO_QUEUE = "FifoQueue";
  static final String CONTENT_BASED = "ContentBasedDeduplication";
  static final String SCOPE = "DeduplicationScope";
  static final String THROUGHPUT = "FifoThroughputLimit";

  static final Map<String, String> DEFAULTS =
      Map.of(
          VISIBILITY_TIMEOUT, "30",
          DELAY, "0",
          RETENTION, "345600",
          RECEIVE_WAIT, "0",
          MAXIMUM_SIZE, "1048576",
          MANAGED_SSE, "true");
  static final Map<String, String> FIFO_DEFAULTS =
      Map.of(CONTENT_BASED, "false", SCOPE, "queue", THROUGHPUT, "perQueue");

  private static final Map<String, Range> NUMBERS =
      Map.of(
          VISIBILITY_TIMEOUT, new Range(0, 43_200),
          DELAY, new Range(0, 900),
          RETENTION, new Range(60, 1_209_600),
          RECEIVE_WAIT, new Range(0, 20),
          MAXIMUM_SIZE, new Range(1024, 1_048_576),
          KMS_REUSE, new Range(60, 86_400));

  private static final Map<String, Set<String>> WORDS =
      Map.of(
          MANAGED_SSE, Set.of("true", "false"),
          FIFO_QUEUE, Set.of("true"),
          CONTENT_BASED, Set.of("true", "false"),
          SCOPE, Set.of("queue", "messageGroup"),
          THROUGHPUT, Set.of("perQueue", "perMessageGroupId"));

  private static final Set<String> TEXTS = Set.of(REDRIVE, REDRIVE_ALLOW, POLICY, KMS_KEY);
  private static final Set<String> FIFO = Set.of(FIFO_QUEUE, CONTENT_BASED, SCOPE, THROUGHPUT);
  private static final Set<String> READ_ONLY =
      Set.of(
          "QueueArn",
          "CreatedTimestamp",
          "LastModifiedTimestamp",
          "ApproximateNumberOfMessages",
          "ApproximateNumberOfMessagesNotVisible",
          "ApproximateNumberOfMessagesDelayed");

  private AttributeRule() {}

  /** Checks the attributes of a queue of this type, and brings them into the form they are kept. */
  static Map<String, String> checked(Map<String, String> given, boolean fifo) {
    Map<String, String> checked = new TreeMap<>();
    given.forEach((name, value) -> {
      if (FIFO.contains(name) && !fifo) {
        throw SqsError.unknownAttribute(name);
      }
      checked.put(name, checked(name, value));
    });
    return checked;
  }

  private static String checked(String name, String value) {
    if (NUMBERS.containsKey(name)) {
      return number(name, value);
    }
    if (WORDS.containsKey(name)) {
      return word(name, value);
    }
    return switch (name) {
      case REDRIVE -> value.isEmpty() ? value : RedrivePolicy.parse(value).json();
      case REDRIVE_ALLOW -> value.isEmpty() ? value : RedriveAllowance.parse(value).text();
      case POLICY -> policy(value);
      case KMS_KEY -> value;
      default -> throw SqsError.unknownAttribute(name);
    };
  }

  /** Groups have throughputs of their own only where they deduplicate on their own. */
  static void checkTogether(QueueAttributes all) {
    if ("perMessageGroupId".equals(all.set().get(THROUGHPUT)) && !all.deduplicatesByGroup()) {
      throw SqsError.attributeValue(
          THROUGHPUT,
          "The perMessageGroupId value is allowed only when the value for DeduplicationScope is"
              + " messageGroup.");
    }
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

  private static String word(String name, String value) {
    if (!WORDS.getOrDefault(name, Set.of()).contains(value)) {
      throw SqsError.attributeValue(name);
    }
    return value;
  }

  private static String policy(String value) {
    if (!value.isEmpty() && !Json.isJson(value)) {
      throw SqsError.attributeValue(POLICY);
    }
    return value;
  }

  /** Whether GetQueueAttributes may be asked for it. */
  static boolean known(String name) {
    return READ_ONLY.contains(name)
        || NUMBERS.containsKey(name)
        || WORDS.containsKey(name)
        || TEXTS.contains(name);
  }

  private record Range(int least, int most) {}
}
