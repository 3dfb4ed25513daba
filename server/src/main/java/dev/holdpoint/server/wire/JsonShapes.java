package dev.holdpoint.server.wire;

import software.amazon.awssdk.core.SdkPojo;
import tools.jackson.databind.JsonNode;

/** Fills the SDK's model classes from trees that have AWS's member names already. */
public final class JsonShapes {
  private JsonShapes() {}

  /** Fills a builder and gives it back. */
  public static <B extends SdkPojo> B fill(JsonNode json, B builder) {
    JsonReader.readObject(json, builder);
    return builder;
  }
}
