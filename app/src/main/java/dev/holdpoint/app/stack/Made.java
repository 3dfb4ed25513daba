package dev.holdpoint.app.stack;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A resource that exists.
 *
 * @param physicalId what {@code Ref} gives
 * @param attributes what {@code Fn::GetAtt} gives, by name
 * @param memory what its type alone must remember of it, or null
 */
public record Made(String physicalId, Map<String, JsonNode> attributes, @Nullable JsonNode memory) {
  public Made {
    attributes = Map.copyOf(attributes);
    // As it is read back where there was none.
    memory = memory == null || memory.isNull() ? null : memory;
  }

  /** One of which there is nothing to remember. */
  public Made(String physicalId, Map<String, JsonNode> attributes) {
    this(physicalId, attributes, null);
  }

  /** The same with this to remember. */
  public Made remembering(JsonNode other) {
    return new Made(physicalId, attributes, other);
  }

  /** Names no attribute and nothing remembered: both may be secret. */
  @Override
  public String toString() {
    return "Made[" + physicalId + "]";
  }
}
