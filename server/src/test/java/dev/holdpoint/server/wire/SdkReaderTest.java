package dev.holdpoint.server.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.holdpoint.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.LocationTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

class SdkReaderTest {
  /** As DynamoDB's value is, to its names. */
  static final class Value implements SdkPojo, Buildable {
    private final Map<String, String> given = new LinkedHashMap<>();

    @Override
    public List<SdkField<?>> sdkFields() {
      return Stream.of("S", "N", "BS", "BOOL", "NUL", "M", "L")
          .<SdkField<?>>map(this::text)
          .toList();
    }

    @Override
    public Map<String, SdkField<?>> sdkFieldNameToField() {
      return Map.of();
    }

    private SdkField<String> text(String name) {
      return SdkField.<String>builder(MarshallingType.STRING)
          .memberName(name)
          .getter(it -> ((Value) it).given.get(name))
          .setter((it, value) -> ((Value) it).given.put(name, value))
          .traits(at(name))
          .build();
    }

    @Override
    public Object build() {
      return given.toString();
    }
  }

  /** A request that has such values. */
  static final class Request implements SdkPojo {
    private Object item = "";

    @Override
    public List<SdkField<?>> sdkFields() {
      SdkField<SdkPojo> value =
          SdkField.<SdkPojo>builder(MarshallingType.SDK_POJO)
              .constructor(Value::new)
              .traits(at("value"))
              .build();
      MapTrait map = MapTrait.builder().keyLocationName("key").valueLocationName("value").build();
      return List.of(
          SdkField.builder(MarshallingType.MAP)
              .memberName("Item")
              .getter(it -> Map.of())
              .setter((it, given) -> ((Request) it).item = given)
              .traits(
                  at("Item"),
                  MapTrait.builder()
                      .keyLocationName(map.keyLocationName())
                      .valueLocationName(map.valueLocationName())
                      .valueFieldInfo(value)
                      .build())
              .build());
    }

    @Override
    public Map<String, SdkField<?>> sdkFieldNameToField() {
      return Map.of();
    }
  }

  private static LocationTrait at(String name) {
    return LocationTrait.builder().location(MarshallLocation.PAYLOAD).locationName(name).build();
  }

  private static String read(String json, SdkStyle style) {
    Request request = new Request();
    SdkReader.read(Json.parse(json.replace('\'', '"')), style, request);
    return request.item.toString();
  }

  @Test
  void anAttributesTextMayStandAloneAsInVersion1OfTheSdk() {
    String json = "{'Item':{'id':'x','n':{'N':'5'}}}";
    assertEquals("{id={S=x}, n={N=5}}", read(json, SdkStyle.V1));
    assertThrows(BadParameters.class, () -> read(json, SdkStyle.V2));
    assertThrows(BadParameters.class, () -> read("{'Item':{'id':5}}", SdkStyle.V1));
  }

  @Test
  void nothingInAMapIsLeftOut() {
    assertEquals("{id={S=x}}", read("{'Item':{'Item':null,'id':'x'}}", SdkStyle.V1));
  }
}
