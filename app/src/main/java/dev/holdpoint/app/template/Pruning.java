package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Leaves out what conditions exclude, so that whatever comes later sees only what will exist.
 * Conditions never depend on resources.
 */
public final class Pruning {
  private final Evaluator early;

  private Pruning(Evaluator early) {
    this.early = early;
  }

  /** The template with no condition left in resources and outputs. */
  public static Template of(Template template, Evaluator early) {
    Pruning pruning = new Pruning(early);
    Map<String, TemplateResource> resources = new LinkedHashMap<>();
    for (TemplateResource resource : template.resources().values()) {
      if (resource.condition() == null || early.holds(resource.condition())) {
        ObjectNode properties = (ObjectNode) pruning.take(resource.properties());
        resources.put(resource.logicalId(), resource.withProperties(properties));
      }
    }
    return new Template(
        template.sam(),
        template.extended(),
        (ObjectNode) pruning.take(template.globals()),
        template.parameters(),
        template.mappings(),
        template.conditions(),
        template.rules(),
        Collections.unmodifiableMap(resources),
        pruning.outputs(template.outputs()));
  }

  private Map<String, JsonNode> outputs(Map<String, JsonNode> all) {
    Map<String, JsonNode> outputs = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> output : all.entrySet()) {
      JsonNode condition = output.getValue().path("Condition");
      if (condition.isMissingNode() || early.holds(condition.asString())) {
        outputs.put(output.getKey(), take(output.getValue()));
      }
    }
    return Collections.unmodifiableMap(outputs);
  }

  private JsonNode take(JsonNode node) {
    return switch (node) {
      case ArrayNode array -> list(array);
      case ObjectNode object -> object(object);
      default -> node;
    };
  }

  private JsonNode list(ArrayNode array) {
    ArrayNode list = Json.array();
    array.values().forEach(item -> list.add(take(item)));
    return list;
  }

  private JsonNode object(ObjectNode object) {
    JsonNode choice = object.path("Fn::If");
    if (object.size() == 1 && choice.size() == 3) {
      return take(choice.path(early.holds(choice.path(0).asString()) ? 1 : 2));
    }
    ObjectNode result = Json.object();
    object.properties().forEach(entry -> result.set(entry.getKey(), take(entry.getValue())));
    return result;
  }
}
