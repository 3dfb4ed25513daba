package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What is written about the parts of an API: kept and shown.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-documenting-api.html">AWS:
 *     documentation for REST APIs</a>
 */
record Documentation(GatewayDesk desk) {
  private static final String PARTS = "documentationParts";
  private static final int MOST = 2_000;
  private static final Patch PATCH = Patch.of(PatchRule.text("/properties"));

  /** AWS's own kinds of parts. */
  private static final Set<String> TYPES =
      Set.of(
          "API",
          "AUTHORIZER",
          "MODEL",
          "RESOURCE",
          "METHOD",
          "PATH_PARAMETER",
          "QUERY_PARAMETER",
          "REQUEST_HEADER",
          "REQUEST_BODY",
          "RESPONSE",
          "RESPONSE_HEADER",
          "RESPONSE_BODY");

  ObjectNode create(ObjectNode request) {
    String id = desk.newId();
    ObjectNode part = Json.object();
    part.set("location", location(request.path("location")));
    part.put("properties", properties(request.path("properties").asString("")));
    change(
        request,
        parts -> {
          if (parts.properties().stream().anyMatch(one -> same(one.getValue(), part))) {
            throw GatewayDesk.conflict(
                "Documentation part already exists for the specified location: type '"
                    + part.path("location").path("type").asString()
                    + "'");
          }
          if (parts.size() >= MOST) {
            throw GatewayDesk.bad("An API can have at most " + MOST + " documentation parts");
          }
          return parts.set(id, part);
        });
    return shown(id, part);
  }

  private static boolean same(JsonNode one, JsonNode other) {
    return one.path("location").equals(other.path("location"));
  }

  private static ObjectNode location(JsonNode location) {
    String type = location.path("type").asString("");
    if (!TYPES.contains(type)) {
      throw GatewayDesk.bad("Invalid documentation part type specified");
    }
    return Members.only(location, "type", "path", "method", "statusCode", "name");
  }

  private static String properties(String text) {
    try {
      if (Json.parse(text) instanceof ObjectNode object && !object.isEmpty()) {
        return text;
      }
    } catch (JacksonException e) {
      throw GatewayDesk.bad("Documentation part properties must be valid JSON");
    }
    throw GatewayDesk.bad("Documentation part properties must be a JSON object that is not empty");
  }

  ObjectNode show(ObjectNode request) {
    String id = id(request);
    return shown(id, found(parts(desk.get(request)), id));
  }

  /** Those of a type, a name and a path, where the request asks for these. */
  ObjectNode list(ObjectNode request) {
    List<Map.Entry<String, JsonNode>> all =
        parts(desk.get(request)).properties().stream()
            .filter(one ->
                List.of("type", "name", "path").stream()
                    .allMatch(key -> agrees(request, one.getValue().path("location"), key)))
            .toList();
    return Members.page(
        request, all, Map.Entry::getKey, one -> shown(one.getKey(), one.getValue()));
  }

  private static boolean agrees(ObjectNode request, JsonNode location, String key) {
    return !request.has(key) || request.path(key).equals(location.path(key));
  }

  ObjectNode update(ObjectNode request) {
    String id = id(request);
    change(
        request,
        parts -> {
          ObjectNode part = PATCH.apply(found(parts, id), request);
          properties(part.path("properties").asString(""));
          return parts.set(id, part);
        });
    return show(request);
  }

  ObjectNode delete(ObjectNode request) {
    String id = id(request);
    change(
        request,
        parts -> {
          found(parts, id);
          parts.remove(id);
          return parts;
        });
    return Json.object();
  }

  private void change(ObjectNode request, UnaryOperator<ObjectNode> change) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              ObjectNode said = (ObjectNode) api.details().said().deepCopy();
              said.set(PARTS, change.apply(said.withObjectProperty(PARTS)));
              return api.with(api.details().saying(said));
            });
  }

  private static ObjectNode parts(Api api) {
    return api.details().said().path(PARTS) instanceof ObjectNode parts ? parts : Json.object();
  }

  private static String id(ObjectNode request) {
    return request.path("part_id").asString("");
  }

  private static ObjectNode found(ObjectNode parts, String id) {
    if (parts.path(id) instanceof ObjectNode part) {
      return part;
    }
    throw GatewayDesk.notFound("Invalid Documentation part identifier specified");
  }

  private static ObjectNode shown(String id, JsonNode part) {
    ObjectNode tree = (ObjectNode) part.deepCopy();
    return tree.put("id", id);
  }
}
