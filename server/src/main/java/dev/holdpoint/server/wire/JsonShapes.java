package dev.holdpoint.server.wire;

import dev.holdpoint.core.json.Json;
import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/** The SDK's model classes from trees that have AWS's member names already, and back. */
public final class JsonShapes {
  private JsonShapes() {}

  /** Fills a builder and gives it back. */
  public static <B extends SdkPojo> B fill(JsonNode json, B builder) {
    JsonReader.readObject(json, builder);
    return builder;
  }

  /** A shape as a tree, without what nobody set. */
  public static JsonNode tree(SdkPojo shape) {
    return Json.parse(JsonWriter.write(shape));
  }
}
