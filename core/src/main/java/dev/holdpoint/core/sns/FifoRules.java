package dev.holdpoint.core.sns;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message says about its order and its sameness, and who may listen, as the topic wants. */
final class FifoRules {
  private static final Pattern IDENTIFIER = Pattern.compile("[\\p{Alnum}\\p{Punct}]{1,128}");
  private static final String FIFO_QUEUE = ".fifo";

  private FifoRules() {}

  static void check(Topic topic, PublishRequest request) {
    if (topic.isFifo()) {
      checkFifo(topic, request);
    } else if (request.deduplication() != null) {
      throw SnsError.parameter(
          "MessageDeduplicationId",
          "The request includes MessageDeduplicationId parameter that is not valid for this topic"
              + " type");
    }
    checkIdentifier(request.group(), "MessageGroupId");
    checkIdentifier(request.deduplication(), "MessageDeduplicationId");
  }

  private static void checkFifo(Topic topic, PublishRequest request) {
    if (request.group() == null) {
      throw SnsError.parameter("The MessageGroupId parameter is required for FIFO topics");
    }
    if (request.deduplication() == null && !topic.deduplicatesByContent()) {
      throw SnsError.parameter(
          "The topic should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
  }

  private static void checkIdentifier(@Nullable String value, String name) {
    if (value != null && !IDENTIFIER.matcher(value).matches()) {
      throw SnsError.parameter(
          name,
          name + " can only include alphanumeric and punctuation characters. 1 to 128 in length");
    }
  }

  static void checkSubscriber(Topic topic, Protocol protocol, String endpoint) {
    if (topic.isFifo() && protocol != Protocol.SQS) {
      throw SnsError.parameter("Protocol", "FIFO topics can only be subscribed to by SQS queues");
    }
    if (!topic.isFifo() && protocol == Protocol.SQS && endpoint.endsWith(FIFO_QUEUE)) {
      throw SnsError.parameter(
          "Invalid parameter: Endpoint",
          "FIFO SQS Queues can not be subscribed to standard SNS topics");
    }
  }
}
