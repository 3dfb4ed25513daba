package dev.holdpoint.app.sam;

import dev.holdpoint.core.json.Json;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The property Cors of a REST API: each path gets an OPTIONS method that answers browsers. */
final class Preflights {
  private static final String ANY = "x-amazon-apigateway-any-method";

  private static final Map<String, String> HEADERS =
      Map.of(
          "AllowMethods", "Access-Control-Allow-Methods",
          "AllowHeaders", "Access-Control-Allow-Headers",
          "AllowOrigin", "Access-Control-Allow-Origin",
          "MaxAge", "Access-Control-Max-Age");

  private Preflights() {}

  /** The operations that were added, by their identity. */
  static Set<JsonNode> add(JsonNode cors, ObjectNode paths) {
    Set<JsonNode> added = Collections.newSetFromMap(new IdentityHashMap<>());
    if (cors.isMissingNode() || cors.isNull()) {
      return added;
    }
    ObjectNode given =
        cors instanceof ObjectNode object && !isIntrinsic(object)
            ? object
            : Json.object().set("AllowOrigin", cors);
    Properties.of("Cors", given)
        .only(Set.of("AllowMethods", "AllowHeaders", "AllowOrigin", "MaxAge", "AllowCredentials"));
    paths
        .properties()
        .forEach(path -> {
          if (path.getValue() instanceof ObjectNode operations && !operations.has("options")) {
            ObjectNode operation = operation(given, operations);
            added.add(operation);
            operations.set("options", operation);
          }
        });
    return added;
  }

  private static boolean isIntrinsic(ObjectNode object) {
    return object.size() == 1
        && object.propertyNames().stream().anyMatch(n -> n.equals("Ref") || n.startsWith("Fn::"));
  }

  private static ObjectNode operation(ObjectNode cors, ObjectNode operations) {
    ObjectNode parameters = Json.object();
    HEADERS.forEach((property, header) -> {
      if (cors.has(property)) {
        parameters.set("method.response.header." + header, cors.get(property));
      }
    });
    if (!cors.has("AllowMethods")) {
      parameters.put(
          "method.response.header.Access-Control-Allow-Methods", "'" + methods(operations) + "'");
    }
    if (cors.path("AllowCredentials").asBoolean(false)) {
      parameters.put("method.response.header.Access-Control-Allow-Credentials", "'true'");
    }
    ObjectNode response = Json.object().put("statusCode", "200");
    response.set("responseParameters", parameters);
    response.set("responseTemplates", Json.object().put("application/json", "{}\n"));
    ObjectNode integration = Json.object().put("type", "mock");
    integration.set(
        "requestTemplates", Json.object().put("application/json", "{\"statusCode\" : 200}\n"));
    integration.set("responses", Json.object().set("default", response));
    return Json.object().set("x-amazon-apigateway-integration", integration);
  }

  private static String methods(ObjectNode operations) {
    Set<String> methods = new TreeSet<>(Set.of("OPTIONS"));
    if (operations.has(ANY)) {
      methods.addAll(Set.of("DELETE", "GET", "HEAD", "PATCH", "POST", "PUT"));
    }
    operations.propertyNames().stream()
        .filter(name -> !name.equals(ANY) && !name.equals("parameters"))
        .forEach(name -> methods.add(name.toUpperCase(Locale.ROOT)));
    return String.join(",", methods);
  }
}
