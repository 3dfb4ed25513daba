package dev.holdpoint.app.stack;

/**
 * One resource of a stack, as it is remembered.
 *
 * @param name its own name, given or made up once
 * @param retained whether it stays when it leaves the template
 */
public record StackResource(
    String logicalId, String type, String name, Made made, boolean retained) {

  /** Whether both are one and the same thing, perhaps with other settings. */
  boolean isSame(StackResource other) {
    return type.equals(other.type) && made.physicalId().equals(other.made.physicalId());
  }
}
