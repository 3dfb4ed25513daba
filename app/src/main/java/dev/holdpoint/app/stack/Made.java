package dev.holdpoint.app.stack;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A resource that exists.
 *
 * @param physicalId what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives, by name
 */
public record Made(String physicalId, Map<String, JsonNode> attributes) {
  public Made {
    attributes = Map.copyOf(attributes);
  }
}
