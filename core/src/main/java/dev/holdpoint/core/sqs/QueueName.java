package dev.holdpoint.core.sqs;

import java.util.Map;
import java.util.regex.Pattern;

/** A queue's name says its type: that of a FIFO queue ends in {@code .fifo}. */
final class QueueName {
  private static final Pattern STANDARD = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Pattern FIFO = Pattern.compile("[A-Za-z0-9_-]{1,75}\\.fifo");

  private QueueName() {}

  /** Whether it is a FIFO queue that is to be created; refuses a name of the other type. */
  static boolean checkedIsFifo(String name, Map<String, String> attributes) {
    boolean fifo = "true".equals(attributes.get(AttributeRule.FIFO_QUEUE));
    if (fifo && !FIFO.matcher(name).matches()) {
      throw SqsError.parameter(
          "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
              + " underscores, must end with .fifo suffix and be 1 to 80 in length");
    }
    if (!fifo && !STANDARD.matcher(name).matches()) {
      throw SqsError.parameter(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
    return fifo;
  }

  static void checkTypeStays(Queue queue, Map<String, String> changes) {
    String wanted = changes.get(AttributeRule.FIFO_QUEUE);
    if (wanted != null && !wanted.equals(Boolean.toString(queue.isFifo()))) {
      throw SqsError.attributeValue(
          AttributeRule.FIFO_QUEUE, "Modifying queue type is not supported.");
    }
  }
}
