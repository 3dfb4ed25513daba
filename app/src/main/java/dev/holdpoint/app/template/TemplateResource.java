package dev.holdpoint.app.template;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One resource that a template names.
 *
 * @param condition the condition that must hold for it to exist, or null
 * @param keeping what becomes of it when it goes
 * @param metadata what tools are told of it; missing where there is none
 */
public record TemplateResource(
    String logicalId,
    String type,
    ObjectNode properties,
    List<String> dependsOn,
    @Nullable String condition,
    Keeping keeping,
    JsonNode metadata) {

  public TemplateResource {
    dependsOn = List.copyOf(dependsOn);
  }

  /** The same with other properties; what it depended on stays. */
  public TemplateResource withProperties(ObjectNode changed) {
    return new TemplateResource(logicalId, type, changed, dependsOn, condition, keeping, metadata);
  }

  /** The same of which this becomes when it goes. */
  public TemplateResource withKeeping(Keeping other) {
    return new TemplateResource(logicalId, type, properties, dependsOn, condition, other, metadata);
  }

  /** A resource that a transform adds. */
  public static TemplateResource added(String logicalId, String type, ObjectNode properties) {
    JsonNode none = MissingNode.getInstance();
    return new TemplateResource(
        logicalId, type, properties, List.of(), null, Keeping.NOTHING, none);
  }
}
