package dev.holdpoint.server.wire;

import dev.holdpoint.core.json.Json;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The SDK's shapes as a state machine sees them: members in PascalCase, blobs as text, times as
 * milliseconds or as text. What nobody set is left out.
 */
final class SdkWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final SdkStyle style;

  private SdkWriter(SdkStyle style) {
    this.style = style;
  }

  static ObjectNode write(SdkPojo shape, SdkStyle style) {
    return new SdkWriter(style).object(shape);
  }

  private ObjectNode object(SdkPojo shape) {
    ObjectNode json = Json.object();
    SdkNames.fields(shape, style)
        .forEach((name, field) -> {
          Object value = field.getValueOrDefault(shape);
          if (!Shapes.isAbsent(value)) {
            json.set(name, value(value, field));
          }
        });
    return json;
  }

  private JsonNode value(Object value, SdkField<?> field) {
    return switch (value) {
      case String text -> NODES.stringNode(text);
      case Boolean flag -> NODES.booleanNode(flag);
      case Integer number -> NODES.numberNode(number);
      case Long number -> NODES.numberNode(number);
      case Float number -> NODES.numberNode(number);
      case Double number -> NODES.numberNode(number);
      case Instant instant -> time(instant);
      case SdkBytes bytes -> NODES.stringNode(text(bytes));
      case SdkPojo shape -> object(shape);
      case List<?> items -> list(items, field.getRequiredTrait(ListTrait.class).memberFieldInfo());
      case Map<?, ?> map -> map(map, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
      default -> throw Shapes.unknownType(field);
    };
  }

  private String text(SdkBytes bytes) {
    return switch (style) {
      case V1, V2 -> bytes.asUtf8String();
      case WIRE -> Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    };
  }

  private JsonNode time(Instant instant) {
    return switch (style) {
      case V1 -> NODES.numberNode(instant.toEpochMilli());
      case V2 -> NODES.stringNode(instant.toString());
      case WIRE -> NODES.numberNode(instant.getEpochSecond());
    };
  }

  private ArrayNode list(List<?> items, SdkField<?> member) {
    ArrayNode json = NODES.arrayNode();
    items.forEach(item -> json.add(value(item, member)));
    return json;
  }

  private ObjectNode map(Map<?, ?> map, SdkField<?> valueField) {
    ObjectNode json = NODES.objectNode();
    map.forEach((key, value) -> json.set(key.toString(), value(value, valueField)));
    return json;
  }
}
