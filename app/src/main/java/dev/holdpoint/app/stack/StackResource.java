package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateResource;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One resource of a stack, as it is remembered.
 *
 * @param name its own name, given or made up once
 * @param retained whether it stays when it leaves the template
 * @param mark how it was last made; null where an earlier version did
 * @param fresh whether the run that made it has come to no end yet, and it goes until then; null:
 *     no
 */
public record StackResource(
    String logicalId,
    String type,
    String name,
    Made made,
    boolean retained,
    @Nullable Mark mark,
    @Nullable Boolean fresh) {

  /**
   * How a resource was last made.
   *
   * @param digest of what was wanted of it
   * @param updated whether it was there before
   */
  public record Mark(String digest, Instant at, boolean updated) {}

  /**
   * One that was made as a template wants it.
   *
   * @param before what the stack had in its place, or null
   */
  static StackResource of(
      TemplateResource resource,
      String name,
      Made made,
      @Nullable Mark mark,
      @Nullable StackResource before) {
    String id = resource.logicalId();
    boolean kept = resource.keeping().whenGone();
    StackResource now = new StackResource(id, resource.type(), name, made, kept, mark, null);
    boolean created = before == null || !now.isSame(before) || before.going();
    return created && resource.keeping().exceptOnCreate()
        ? new StackResource(id, resource.type(), name, made, kept, mark, true)
        : now;
  }

  /** Whether it stays when it goes from the stack. */
  boolean stays() {
    return retained && !going();
  }

  private boolean going() {
    return Boolean.TRUE.equals(fresh);
  }

  /** The same once the run that made it is at its end. */
  StackResource settled() {
    return going() ? new StackResource(logicalId, type, name, made, retained, mark, null) : this;
  }

  /** The same, made otherwise. */
  StackResource with(Made other) {
    return new StackResource(logicalId, type, name, other, retained, mark, fresh);
  }

  /** The same, which stays when it leaves the template. */
  StackResource left() {
    return new StackResource(logicalId, type, name, made, true, mark, null);
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
