package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.http.WebRequest;
import dev.holdpoint.server.http.WebResponse;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answers of the Query protocol as JSON, for those who accept nothing else: AWS has it, and API
 * Gateway asks for it. What nobody set is null.
 */
record QueryJson(QueryNames names) {
  /** Whether the client wants it. */
  static boolean isWanted(WebRequest request) {
    return "application/json".equals(request.header("accept"));
  }

  WebResponse write(Operation<?, ?> operation, SdkPojo response, String requestId) {
    ObjectNode answer = Json.object();
    if (!response.sdkFields().isEmpty()) {
      answer.set(operation.name() + "Result", object(response));
    }
    answer.set("ResponseMetadata", Json.object().put("RequestId", requestId));
    return answer(200, Json.object().set(operation.name() + "Response", answer), requestId);
  }

  WebResponse error(AwsException error, String code, String requestId) {
    ObjectNode said = Json.object();
    said.put("Code", code);
    said.put("Message", names.message(code, error.getMessage()));
    said.put("Type", error.status() < 500 ? "Sender" : "Receiver");
    ObjectNode answer = Json.object();
    answer.set("Error", said);
    answer.put("RequestId", requestId);
    return answer(error.status(), answer, requestId);
  }

  private static WebResponse answer(int status, JsonNode tree, String requestId) {
    return WebResponse.json(status, tree).with("x-amzn-RequestId", requestId);
  }

  private ObjectNode object(SdkPojo shape) {
    ObjectNode object = Json.object();
    for (SdkField<?> field : shape.sdkFields()) {
      Object value = field.getValueOrDefault(shape);
      boolean many = value instanceof List<?> || value instanceof Map<?, ?>;
      String name =
          many
              ? field.memberName().substring(0, 1).toLowerCase(Locale.ROOT)
                  + field.memberName().substring(1)
              : names.nameOf(field);
      object.set(name, Shapes.isAbsent(value) ? Json.nullNode() : value(value, field));
    }
    return object;
  }

  private JsonNode value(@Nullable Object value, SdkField<?> field) {
    return switch (value) {
      case null -> Json.nullNode();
      case SdkPojo shape -> object(shape);
      case List<?> items -> list(items, field.getRequiredTrait(ListTrait.class).memberFieldInfo());
      case Map<?, ?> map -> map(map, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
      case Instant instant -> Json.tree(instant.toEpochMilli() / 1000.0);
      case Boolean _, Number _ -> Json.tree(value);
      default -> Json.text(XmlWriter.text(value, field));
    };
  }

  private ArrayNode list(List<?> items, SdkField<?> member) {
    ArrayNode array = Json.array();
    items.forEach(item -> array.add(value(item, member)));
    return array;
  }

  private ObjectNode map(Map<?, ?> map, SdkField<?> valueField) {
    ObjectNode object = Json.object();
    map.forEach((key, value) -> object.set(key.toString(), value(value, valueField)));
    return object;
  }
}
