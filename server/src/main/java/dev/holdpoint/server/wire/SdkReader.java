package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import tools.jackson.databind.JsonNode;

/**
 * A task's parameters into the SDK's shapes. Strict about members, and as free with scalars as AWS
 * is: JSON where text is wanted becomes text, text that is a number may stand for it.
 */
final class SdkReader {
  private static final Set<String> ATTRIBUTE_VALUE = Set.of("S", "N", "BS", "BOOL", "M", "L");

  private final SdkStyle style;
  private final List<String> problems = new ArrayList<>();

  private SdkReader(SdkStyle style) {
    this.style = style;
  }

  /**
   * Fills a request's builder.
   *
   * @throws BadParameters where a member is unknown, or has another type
   */
  static void read(JsonNode parameters, SdkStyle style, SdkPojo into) {
    SdkReader reader = new SdkReader(style);
    reader.object(parameters, into, "");
    if (!reader.problems.isEmpty()) {
      throw new BadParameters(reader.problems);
    }
  }

  private SdkPojo object(JsonNode json, SdkPojo into, String where) {
    Map<String, SdkField<?>> fields = SdkNames.fields(into, style);
    json.properties()
        .forEach(entry -> {
          SdkField<?> field = fields.get(entry.getKey());
          if (field == null) {
            problems.add(
                "The field '" + where + entry.getKey() + "' is not supported by Step Functions");
          } else {
            set(into, field, entry.getValue(), where + entry.getKey());
          }
        });
    return into;
  }

  private void set(SdkPojo into, SdkField<?> field, JsonNode json, String name) {
    Object value = value(json, field, name);
    if (value != null) {
      field.set(into, value);
    }
  }

  private @Nullable Object value(JsonNode json, SdkField<?> field, String name) {
    if (json.isNull()) {
      return null;
    }
    return switch (field.marshallingType().getKnownType()) {
      case STRING -> text(json);
      case SDK_BYTES -> SdkBytes.fromUtf8String(text(json));
      case SHORT, INTEGER -> number(json, name, "INTEGER", BigDecimal::intValue);
      case LONG -> number(json, name, "LONG", BigDecimal::longValue);
      case FLOAT -> number(json, name, "FLOAT", BigDecimal::floatValue);
      case DOUBLE -> number(json, name, "DOUBLE", BigDecimal::doubleValue);
      case BIG_DECIMAL -> number(json, name, "NUMBER", number -> number);
      case BOOLEAN -> bool(json, name);
      case INSTANT -> instant(json, name);
      case SDK_POJO -> shape(json, field, name);
      case LIST -> list(json, field, name);
      case MAP -> map(json, field, name);
      default -> throw Shapes.unknownType(field);
    };
  }

  /** JSON counts as its text. */
  private static String text(JsonNode json) {
    return json.isString() ? json.stringValue() : Json.write(json);
  }

  private @Nullable Object number(
      JsonNode json, String name, String type, Function<BigDecimal, Object> as) {
    try {
      if (json.isNumber() || json.isString()) {
        return as.apply(new BigDecimal(json.asString()));
      }
    } catch (NumberFormatException e) {
      // Text that is no number.
    }
    return mismatch(name, type);
  }

  private @Nullable Object bool(JsonNode json, String name) {
    return switch (json.asString("")) {
      case "true" -> true;
      case "false" -> false;
      default -> mismatch(name, "BOOLEAN");
    };
  }

  private @Nullable Object instant(JsonNode json, String name) {
    try {
      if (json.isString()) {
        return Timestamps.parse(json.stringValue());
      }
      if (json.isNumber()) {
        return Timestamps.ofSeconds(json.decimalValue());
      }
    } catch (AwsException e) {
      // Text that is no timestamp.
    }
    return mismatch(name, "TIMESTAMP");
  }

  private @Nullable Object shape(JsonNode json, SdkField<?> field, String name) {
    SdkPojo into = field.constructor().get();
    if (json.isObject()) {
      return Shapes.build(object(json, into, name + "."));
    }
    SdkField<?> text = style == SdkStyle.V1 && json.isString() ? ownText(into) : null;
    if (text == null) {
      return mismatch(name, "OBJECT");
    }
    text.set(into, json.stringValue());
    return Shapes.build(into);
  }

  /**
   * The member of DynamoDB's AttributeValue that holds a text. Version 1 of the SDK makes such a
   * value of a text alone, and so may a definition.
   */
  private @Nullable SdkField<?> ownText(SdkPojo into) {
    Map<String, SdkField<?>> fields = SdkNames.fields(into, style);
    return fields.keySet().containsAll(ATTRIBUTE_VALUE) ? fields.get("S") : null;
  }

  private @Nullable Object list(JsonNode json, SdkField<?> field, String name) {
    if (!json.isArray()) {
      return mismatch(name, "LIST");
    }
    SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
    List<@Nullable Object> items = new ArrayList<>(json.size());
    for (int i = 0; i < json.size(); i++) {
      items.add(value(json.get(i), member, name + "[" + i + "]"));
    }
    return items;
  }

  private @Nullable Object map(JsonNode json, SdkField<?> field, String name) {
    if (!json.isObject()) {
      return mismatch(name, "MAP");
    }
    SdkField<?> valueField = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
    Map<String, Object> entries = new LinkedHashMap<>();
    json.properties()
        .forEach(entry -> {
          Object value = value(entry.getValue(), valueField, name + "." + entry.getKey());
          // The SDK leaves nothing out of a map but what is nothing.
          if (value != null) {
            entries.put(entry.getKey(), value);
          }
        });
    return entries;
  }

  private @Nullable Object mismatch(String name, String type) {
    problems.add("The value for the field '" + name + "' must be a valid " + type);
    return null;
  }
}
