package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Records of a table's stream as AWS gives them to a function. */
public final class StreamEvent {
  private StreamEvent() {}

  /**
   * A record as a function sees it.
   *
   * @param region the function's: DynamoDB Local has one of its own, which no client knows
   */
  static ObjectNode record(Arn stream, String region, JsonNode read) {
    ObjectNode record = Json.object();
    read.properties().forEach(member -> record.set(member.getKey(), member.getValue()));
    JsonNode time = read.path("dynamodb").path("ApproximateCreationDateTime");
    if (time.isNumber()) {
      ObjectNode inner = Json.object();
      read.path("dynamodb").properties().forEach(m -> inner.set(m.getKey(), m.getValue()));
      record.set("dynamodb", inner.put("ApproximateCreationDateTime", time.asLong()));
    }
    return record
        .put("eventSource", "aws:dynamodb")
        .put("awsRegion", region)
        .put("eventSourceARN", stream.value());
  }

  static byte[] of(List<ObjectNode> records) {
    ObjectNode event = Json.object();
    ArrayNode all = event.putArray("Records");
    records.forEach(all::add);
    return Json.writeBytes(event);
  }

  public static String sequenceNumber(JsonNode record) {
    return record.path("dynamodb").path("SequenceNumber").asString("");
  }

  /** When it happened, in seconds. */
  static long time(JsonNode record) {
    return record.path("dynamodb").path("ApproximateCreationDateTime").asLong(0);
  }

  /** The same for each delivery of the same records. */
  static String requestId(List<ObjectNode> records) {
    String all = records.stream().map(StreamEvent::sequenceNumber).collect(Collectors.joining(" "));
    return UUID.nameUUIDFromBytes(all.getBytes(UTF_8)).toString();
  }
}
