package dev.holdpoint.app.stack;

import tools.jackson.databind.JsonNode;

/**
 * One resource of a stack, as it is remembered.
 *
 * @param name its own name, given or made up once
 * @param retained whether it stays when it leaves the template
 */
public record StackResource(
    String logicalId, String type, String name, Made made, boolean retained) {

  /** The same, made otherwise. */
  StackResource with(Made other) {
    return new StackResource(logicalId, type, name, other, retained);
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
