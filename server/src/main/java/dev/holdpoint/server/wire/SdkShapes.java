package dev.holdpoint.server.wire;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The SDK's shapes as state machines write and see them. */
public final class SdkShapes {
  private SdkShapes() {}

  /**
   * Fills a request's builder from a task's parameters.
   *
   * @param token stands in every member that makes a repeated request the same one, unless it is
   *     given
   * @throws BadParameters where a member is unknown or missing, or has another type
   */
  public static void fill(JsonNode parameters, SdkStyle style, SdkPojo builder, String token) {
    ObjectNode all = Json.object();
    parameters.properties().forEach(member -> all.set(member.getKey(), member.getValue()));
    for (Map.Entry<String, SdkField<?>> field : SdkNames.fields(builder, style).entrySet()) {
      // The model's only members with a default of their own.
      if (field.getValue().containsTrait(DefaultValueTrait.class) && !all.has(field.getKey())) {
        all.put(field.getKey(), token);
      }
    }
    SdkReader.read(all, style, builder);
  }

  /** An answer as the state machine sees it. */
  public static ObjectNode show(SdkPojo answer, SdkStyle style) {
    return SdkWriter.write(answer, style);
  }
}
