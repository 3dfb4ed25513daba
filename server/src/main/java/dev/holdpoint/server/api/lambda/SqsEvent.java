package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.MessageAttribute;
import dev.holdpoint.core.sqs.Received;
import java.util.Base64;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages as AWS gives them to a function. */
public final class SqsEvent {
  private SqsEvent() {}

  static byte[] of(Arn queue, List<Received> batch) {
    ObjectNode event = Json.object();
    ArrayNode records = event.putArray("Records");
    batch.forEach(message -> records.add(record(queue, message)));
    return Json.writeBytes(event);
  }

  /** What filter criteria see of a message: a body that is a JSON object is one. */
  static String filtered(Arn queue, Received message) {
    ObjectNode record = record(queue, message);
    try {
      JsonNode body = Json.parse(message.body());
      if (body.isObject()) {
        record.set("body", body);
      }
    } catch (JacksonException e) {
      // It is a text then.
    }
    return Json.write(record);
  }

  /** One message as a record. */
  public static ObjectNode record(Arn queue, Received message) {
    ObjectNode record =
        Json.object()
            .put("messageId", message.messageId())
            .put("receiptHandle", message.receiptHandle())
            .put("body", message.body());
    ObjectNode attributes = record.putObject("attributes");
    message.attributes().forEach(attributes::put);
    ObjectNode own = record.putObject("messageAttributes");
    message.messageAttributes().forEach((name, value) -> own.set(name, attribute(value)));
    if (message.md5OfMessageAttributes() != null) {
      record.put("md5OfMessageAttributes", message.md5OfMessageAttributes());
    }
    return record
        .put("md5OfBody", message.md5OfBody())
        .put("eventSource", "aws:sqs")
        .put("eventSourceARN", queue.value())
        .put("awsRegion", queue.region());
  }

  private static ObjectNode attribute(MessageAttribute value) {
    ObjectNode node = Json.object();
    if (value.stringValue() != null) {
      node.put("stringValue", value.stringValue());
    }
    if (value.binaryValue() != null) {
      node.put("binaryValue", Base64.getEncoder().encodeToString(value.binaryValue()));
    }
    node.putArray("stringListValues");
    node.putArray("binaryListValues");
    return node.put("dataType", value.dataType());
  }
}
