package dev.holdpoint.server.wire;

import dev.holdpoint.core.json.Json;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;
import tools.jackson.core.JsonGenerator;

/** The SDK's shapes as JSON. What nobody set is left out. */
final class JsonWriter {
  private static final int USUAL_BYTES = 512;
  private final JsonGenerator json;

  private JsonWriter(JsonGenerator json) {
    this.json = json;
  }

  /** The members that travel in the body. */
  static byte[] write(SdkPojo shape) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator json = Json.mapper().createGenerator(out)) {
      new JsonWriter(json).object(shape);
    }
    return out.toByteArray();
  }

  private void object(SdkPojo shape) {
    json.writeStartObject();
    for (SdkField<?> field : shape.sdkFields()) {
      Object value = field.getValueOrDefault(shape);
      if (!Shapes.isAbsent(value) && field.location() == MarshallLocation.PAYLOAD) {
        json.writeName(field.locationName());
        value(value, field);
      }
    }
    json.writeEndObject();
  }

  private void value(Object value, SdkField<?> field) {
    switch (value) {
      case String text -> json.writeString(text);
      case Boolean flag -> json.writeBoolean(flag);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Float number -> json.writeNumber(number);
      case Double number -> json.writeNumber(number);
      case Instant instant -> instant(instant, field);
      case SdkBytes bytes -> json.writeBinary(bytes.asByteArrayUnsafe());
      case SdkPojo shape -> object(shape);
      case List<?> items -> list(items, field.getRequiredTrait(ListTrait.class).memberFieldInfo());
      case Map<?, ?> map -> map(map, field.getRequiredTrait(MapTrait.class).valueFieldInfo());
      default -> throw Shapes.unknownType(field);
    }
  }

  private void instant(Instant instant, SdkField<?> field) {
    Format format = Timestamps.format(field, Format.UNIX_TIMESTAMP);
    if (format == Format.UNIX_TIMESTAMP) {
      json.writeNumber(Timestamps.seconds(instant));
    } else {
      json.writeString(Timestamps.text(instant, format));
    }
  }

  private void list(List<?> items, SdkField<?> member) {
    json.writeStartArray();
    items.forEach(item -> value(item, member));
    json.writeEndArray();
  }

  private void map(Map<?, ?> map, SdkField<?> valueField) {
    json.writeStartObject();
    map.forEach((key, value) -> {
      json.writeName(key.toString());
      value(value, valueField);
    });
    json.writeEndObject();
  }
}
