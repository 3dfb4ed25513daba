package dev.holdpoint.core.sqs;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a message says about its order and its sameness, as the queue's type wants it. */
final class FifoRules {
  private static final Pattern IDENTIFIER =
      Pattern.compile("[\\p{Alnum}\\p{Punct}]{1," + SqsLimits.IDENTIFIER + "}");

  private FifoRules() {}

  static void check(Queue queue, SendRequest request) {
    if (queue.isFifo()) {
      checkFifo(queue, request);
    } else if (request.messageDeduplicationId() != null) {
      throw wrongType(request.messageDeduplicationId(), "MessageDeduplicationId");
    }
    checkIdentifier(request.messageGroupId(), "MessageGroupId");
    checkIdentifier(request.messageDeduplicationId(), "MessageDeduplicationId");
  }

  private static void checkFifo(Queue queue, SendRequest request) {
    if (request.messageGroupId() == null) {
      throw SqsError.missing("MessageGroupId");
    }
    if (request.messageDeduplicationId() == null
        && !queue.attributes().contentBasedDeduplication()) {
      throw SqsError.parameter(
          "The queue should either have ContentBasedDeduplication enabled or"
              + " MessageDeduplicationId provided explicitly");
    }
    Integer delay = request.delaySeconds();
    if (delay != null && delay > 0) {
      throw wrongType(delay, AttributeRule.DELAY);
    }
  }

  /** An attempt to receive may be named in FIFO queues alone. */
  static void checkAttempt(Queue queue, @Nullable String attempt) {
    if (attempt != null && !queue.isFifo()) {
      throw wrongType(attempt, "ReceiveRequestAttemptId");
    }
    checkIdentifier(attempt, "ReceiveRequestAttemptId");
  }

  private static void checkIdentifier(@Nullable String value, String name) {
    if (value != null && !IDENTIFIER.matcher(value).matches()) {
      throw SqsError.parameter(
          value,
          name,
          name + " can only include alphanumeric and punctuation characters. 1 to 128 in length.");
    }
  }

  private static RuntimeException wrongType(Object value, String name) {
    return SqsError.parameter(
        value, name, "The request include parameter that is not valid for this queue type.");
  }
}
