package dev.holdpoint.server.wire;

import dev.holdpoint.core.aws.AwsException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Query parameters into the SDK's shapes. */
final class QueryReader {
  private final QueryNames names;

  QueryReader(QueryNames names) {
    this.names = names;
  }

  SdkPojo read(Parameters parameters, SdkPojo into) {
    for (SdkField<?> field : into.sdkFields()) {
      Parameters parameter = parameters.child(names.nameOf(field));
      if (parameter != null) {
        field.set(into, value(parameter, field));
      }
    }
    return into;
  }

  private Object value(Parameters parameter, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case SDK_POJO -> Shapes.build(read(parameter, field.constructor().get()));
      case LIST -> list(parameter, field);
      case MAP -> map(parameter, field);
      default -> scalar(parameter.text(), field, "InvalidParameterValue");
    };
  }

  /**
   * A single value from text, as parameters, headers and paths carry it.
   *
   * @param errorCode of what is no such value
   */
  static Object scalar(String text, SdkField<?> field, String errorCode) {
    try {
      return switch (field.marshallingType().getKnownType()) {
        case STRING -> text;
        case INTEGER -> Integer.valueOf(text);
        case LONG -> Long.valueOf(text);
        case FLOAT -> Float.valueOf(text);
        case DOUBLE -> Double.valueOf(text);
        case BOOLEAN -> Boolean.valueOf(text);
        case INSTANT -> Timestamps.parse(text);
        case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(text));
        default -> throw Shapes.unknownType(field);
      };
    } catch (IllegalArgumentException e) {
      throw AwsException.of(
          errorCode, "Value " + text + " for parameter " + field.locationName() + " is invalid.");
    }
  }

  private List<Object> list(Parameters parameter, SdkField<?> field) {
    SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
    List<Object> items = new ArrayList<>();
    parameter.items().forEach(item -> items.add(value(item, member)));
    return items;
  }

  private Map<String, Object> map(Parameters parameter, SdkField<?> field) {
    SdkField<?> valueField = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Parameters entry : parameter.items()) {
      Parameters key = required(entry.child(names.keyName(field)), field);
      Parameters value = required(entry.child(names.valueName(field)), field);
      entries.put(key.text(), value(value, valueField));
    }
    return entries;
  }

  private static Parameters required(@Nullable Parameters part, SdkField<?> field) {
    if (part == null) {
      throw AwsException.of(
          "MissingParameter",
          "Each entry of " + field.locationName() + " must have a name and a value.");
    }
    return part;
  }
}
