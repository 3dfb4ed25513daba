package dev.holdpoint.core.sqs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as its receiver gets it.
 *
 * @param attributes the system attributes asked for, by AWS's names
 * @param md5OfMessageAttributes of those asked for; null where there are none
 */
public record Received(
    String messageId,
    String receiptHandle,
    String body,
    String md5OfBody,
    Map<String, String> attributes,
    Map<String, MessageAttribute> messageAttributes,
    @Nullable String md5OfMessageAttributes) {

  @Override
  public String toString() {
    return "Received[" + messageId + "]";
  }
}
