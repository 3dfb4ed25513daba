package dev.holdpoint.server.calls;

import dev.holdpoint.core.sqs.MessageAttribute;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Message attributes as they stand in a task's parameters, the same for SQS and SNS. */
final class MessageAttributes {
  private static final List<String> MEMBERS = List.of("DataType", "StringValue", "BinaryValue");

  private MessageAttributes() {}

  static Map<String, MessageAttribute> read(@Nullable JsonNode json) {
    Map<String, MessageAttribute> attributes = new HashMap<>();
    if (json != null && json.isObject()) {
      json.properties().forEach(entry -> attributes.put(entry.getKey(), one(entry.getValue())));
    }
    return attributes;
  }

  private static MessageAttribute one(JsonNode json) {
    Parameters parameters = new Parameters(json, MEMBERS);
    JsonNode binary = json.get("BinaryValue");
    return new MessageAttribute(
        parameters.textOrEmpty("DataType"),
        parameters.text("StringValue"),
        binary == null || binary.isNull() ? null : binary.binaryValue());
  }
}
