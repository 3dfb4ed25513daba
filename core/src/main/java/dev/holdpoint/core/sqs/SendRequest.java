package dev.holdpoint.core.sqs;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message to be sent, as the caller gave it.
 *
 * @param delaySeconds null for the queue's own delay
 * @param systemAttributes today {@code AWSTraceHeader} alone
 */
public record SendRequest(
    String body,
    @Nullable Integer delaySeconds,
    Map<String, MessageAttribute> attributes,
    Map<String, MessageAttribute> systemAttributes,
    @Nullable String messageGroupId,
    @Nullable String messageDeduplicationId) {

  public SendRequest {
    attributes = Map.copyOf(attributes);
    systemAttributes = Map.copyOf(systemAttributes);
  }

  /** Just a body. */
  public static SendRequest of(String body) {
    return new SendRequest(body, null, Map.of(), Map.of(), null, null);
  }

  @Override
  public String toString() {
    return "SendRequest[" + body.length() + " characters]";
  }
}
