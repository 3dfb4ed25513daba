package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code Connectors} of a resource: connectors of their own, whose source is that resource. */
final class Connectors {
  private static final String TYPE = "AWS::Serverless::Connector";

  private Connectors() {}

  /** These resources, and behind them what stands in their attribute {@code Connectors}. */
  static Map<String, TemplateResource> with(
      Map<String, TemplateResource> resources, JsonNode bodies) {
    Map<String, TemplateResource> all = new LinkedHashMap<>(resources);
    for (TemplateResource source : resources.values()) {
      JsonNode own = bodies.path(source.logicalId()).path("Connectors");
      for (Map.Entry<String, JsonNode> connector : own.properties()) {
        String id = source.logicalId() + connector.getKey();
        if (all.put(id, connector(id, source, connector.getValue())) != null) {
          throw new TemplateException(
              "The template names %s itself, which the connector %s of %s must make."
                  .formatted(id, connector.getKey(), source.logicalId()));
        }
      }
    }
    return all;
  }

  private static TemplateResource connector(String id, TemplateResource source, JsonNode body) {
    ObjectNode properties = Json.object();
    properties.set("Source", Json.object().put("Id", source.logicalId()));
    for (Map.Entry<String, JsonNode> property : body.path("Properties").properties()) {
      properties.set(property.getKey(), property.getValue());
    }
    List<String> none = List.of();
    return new TemplateResource(
        id,
        TYPE,
        properties,
        none,
        source.condition(),
        source.keeping(),
        MissingNode.getInstance());
  }
}
