package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sqs.MessageAttribute;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Message attributes from the wire. */
final class MessageAttributes {
  private MessageAttributes() {}

  static Map<String, MessageAttribute> read(Map<String, MessageAttributeValue> attributes) {
    Map<String, MessageAttribute> all = new HashMap<>();
    attributes.forEach((name, value) -> all.put(name, read(value)));
    return all;
  }

  private static MessageAttribute read(MessageAttributeValue value) {
    SdkBytes binary = value.binaryValue();
    return new MessageAttribute(
        Objects.requireNonNullElse(value.dataType(), ""),
        value.stringValue(),
        binary == null ? null : binary.asByteArray());
  }
}
