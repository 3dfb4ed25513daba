package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * JSON into the SDK's shapes. Strict about types, as AWS is; members that the model does not know
 * are passed over, as AWS does.
 */
final class JsonReader {
  private static final BigDecimal LARGEST_FLOAT = new BigDecimal(Float.MAX_VALUE);

  private JsonReader() {}

  /** Reads a whole body; an empty one is an empty object. */
  static void read(byte[] body, SdkPojo into) {
    if (body.length > 0) {
      readObject(parse(body), into);
    }
  }

  private static JsonNode parse(byte[] body) {
    try {
      return Json.parseStrictly(body);
    } catch (JacksonException e) {
      throw serialization("The request's body is not valid JSON");
    }
  }

  static SdkPojo readObject(JsonNode node, SdkPojo into) {
    if (!node.isObject()) {
      throw mismatch(node, "a structure");
    }
    for (SdkField<?> field : into.sdkFields()) {
      JsonNode value = node.get(field.locationName());
      if (value != null && !value.isNull() && field.location() == MarshallLocation.PAYLOAD) {
        field.set(into, value(value, field));
      }
    }
    return into;
  }

  private static Object value(JsonNode node, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> string(node);
      case INTEGER ->
          Math.toIntExact(whole(node, "an Integer", Integer.MIN_VALUE, Integer.MAX_VALUE));
      case LONG -> whole(node, "a Long", Long.MIN_VALUE, Long.MAX_VALUE);
      case FLOAT -> finite(node, "a Float").floatValue();
      case DOUBLE -> finite(node, "a Double").doubleValue();
      case BOOLEAN -> bool(node);
      case INSTANT -> instant(node);
      case SDK_BYTES -> bytes(node);
      case SDK_POJO -> Shapes.build(readObject(node, field.constructor().get()));
      case LIST -> list(node, field);
      case MAP -> map(node, field);
      default -> throw Shapes.unknownType(field);
    };
  }

  private static List<Object> list(JsonNode node, SdkField<?> field) {
    if (!node.isArray()) {
      throw mismatch(node, "a list");
    }
    SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
    List<Object> items = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      items.add(value(item, member));
    }
    return items;
  }

  private static Map<String, Object> map(JsonNode node, SdkField<?> field) {
    if (!node.isObject()) {
      throw mismatch(node, "a map");
    }
    SdkField<?> valueField = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
    Map<String, Object> entries = new LinkedHashMap<>();
    node.properties()
        .forEach(e -> entries.put(unicode(e.getKey()), value(e.getValue(), valueField)));
    return entries;
  }

  private static String string(JsonNode node) {
    if (!node.isString()) {
      throw mismatch(node, "a String");
    }
    return unicode(node.stringValue());
  }

  /** Half of a pair is no character: it could be neither stored nor sent on as it came. */
  private static String unicode(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        boolean pair =
            i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
        if (!pair) {
          throw serialization("A String is not valid Unicode");
        }
        i++;
      }
    }
    return text;
  }

  private static boolean bool(JsonNode node) {
    if (!node.isBoolean()) {
      throw mismatch(node, "a Boolean");
    }
    return node.booleanValue();
  }

  private static JsonNode number(JsonNode node, String type) {
    if (!node.isNumber()) {
      throw mismatch(node, type);
    }
    return node;
  }

  /** JSON has no infinity, and no answer could say it. */
  private static JsonNode finite(JsonNode node, String type) {
    if (decimal(node, type).abs().compareTo(LARGEST_FLOAT) > 0) {
      throw mismatch(node, type);
    }
    return node;
  }

  /** A number too large for any type of Java's is none here. */
  private static BigDecimal decimal(JsonNode node, String type) {
    try {
      return number(node, type).decimalValue();
    } catch (JacksonException e) {
      throw mismatch(node, type);
    }
  }

  private static long whole(JsonNode node, String type, long least, long most) {
    JsonNode number = number(node, type);
    if (!number.canConvertToExactIntegral() || !number.canConvertToLong()) {
      throw mismatch(node, type);
    }
    long value = number.longValue();
    if (value < least || value > most) {
      throw mismatch(node, type);
    }
    return value;
  }

  /** Seconds since 1970, with a fraction; ISO 8601 text is taken too. */
  private static Instant instant(JsonNode node) {
    if (node.isString()) {
      return Timestamps.parse(node.stringValue());
    }
    return Timestamps.ofSeconds(decimal(node, "a Timestamp"));
  }

  private static SdkBytes bytes(JsonNode node) {
    try {
      return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(string(node)));
    } catch (IllegalArgumentException e) {
      throw serialization("A blob is not valid Base64");
    }
  }

  private static AwsException mismatch(JsonNode node, String type) {
    return serialization(node.getNodeType() + "_VALUE can not be converted to " + type);
  }

  private static AwsException serialization(String message) {
    return AwsException.of("SerializationException", message);
  }
}
