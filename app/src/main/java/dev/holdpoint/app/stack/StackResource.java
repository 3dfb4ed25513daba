package dev.holdpoint.app.stack;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One resource of a stack, as it is remembered.
 *
 * @param name its own name, given or made up once
 * @param retained whether it stays when it leaves the template
 * @param mark how it was last made; null where an earlier version did
 */
public record StackResource(
    String logicalId, String type, String name, Made made, boolean retained, @Nullable Mark mark) {

  /**
   * How a resource was last made.
   *
   * @param digest of what was wanted of it
   * @param updated whether it was there before
   */
  public record Mark(String digest, Instant at, boolean updated) {}

  /** The same, made otherwise. */
  StackResource with(Made other) {
    return new StackResource(logicalId, type, name, other, retained, mark);
  }

  /** The same, which stays when it leaves the template. */
  StackResource left() {
    return new StackResource(logicalId, type, name, made, true, mark);
  }

  /** Whether both are one and the same thing, perhaps with other settings. */
  boolean isSame(StackResource other) {
    return type.equals(other.type) && identity().equals(other.identity());
  }

  /** A queue's physical id is a URL, which changes with the port; its ARN does not. */
  private String identity() {
    JsonNode arn = made.attributes().get("Arn");
    return arn == null ? made.physicalId() : arn.asString();
  }
}
