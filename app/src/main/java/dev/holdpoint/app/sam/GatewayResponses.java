package dev.holdpoint.app.sam;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The property GatewayResponses of a REST API, as its OpenAPI body has it. */
final class GatewayResponses {
  private GatewayResponses() {}

  static void add(String where, JsonNode given, ObjectNode document) {
    if (!given.isObject()) {
      return;
    }
    ObjectNode all = document.withObjectProperty("x-amazon-apigateway-gateway-responses");
    for (Map.Entry<String, JsonNode> type : given.properties()) {
      Properties response =
          Properties.of(where + ".GatewayResponses." + type.getKey(), type.getValue())
              .only(Set.of("StatusCode", "ResponseParameters", "ResponseTemplates"));
      ObjectNode written = Json.object();
      response.copy(
          Map.of("StatusCode", "statusCode", "ResponseTemplates", "responseTemplates"), written);
      ObjectNode parameters = Json.object();
      response
          .get("ResponseParameters")
          .path("Headers")
          .properties()
          .forEach(h -> parameters.set("gatewayresponse.header." + h.getKey(), h.getValue()));
      written.set("responseParameters", parameters);
      all.set(type.getKey(), written);
    }
  }
}
