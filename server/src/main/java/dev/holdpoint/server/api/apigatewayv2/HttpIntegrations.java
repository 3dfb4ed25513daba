package dev.holdpoint.server.api.apigatewayv2;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.HttpParts;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.IntegrationReader;
import dev.holdpoint.core.apigateway.IntegrationType;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.api.apigateway.control.GatewayDesk;
import dev.holdpoint.server.api.apigateway.control.Members;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Where an HTTP API's routes go. */
record HttpIntegrations(HttpDesk desk) {
  private static final int USUAL_MILLIS = 30_000;
  private static final String[] SAID = {"description", "credentialsArn", "apiGatewayManaged"};
  private static final String SUBTYPE = "integrationSubtype";
  private static final String PARAMETERS = "requestParameters";
  private static final String[] MEMBERS = {
    "integrationType",
    SUBTYPE,
    PARAMETERS,
    "integrationUri",
    "integrationMethod",
    "payloadFormatVersion",
    "connectionType",
    "timeoutInMillis",
    "description",
    "credentialsArn"
  };

  /** The names that REST APIs have for the same. */
  private static final Map<String, String> NAMES =
      Map.of(
          "integrationType",
          "type",
          SUBTYPE,
          SUBTYPE,
          PARAMETERS,
          PARAMETERS,
          "integrationUri",
          "uri",
          "integrationMethod",
          "httpMethod",
          "payloadFormatVersion",
          "payloadFormatVersion",
          "connectionType",
          "connectionType",
          "timeoutInMillis",
          "timeoutInMillis");

  ObjectNode create(ObjectNode request) {
    String id = desk.gateway().newId();
    return shown(desk.change(request, (_, api) -> HttpParts.with(api, id, read(request))), id);
  }

  ObjectNode show(ObjectNode request) {
    return shown(desk.get(request), id(request));
  }

  ObjectNode list(ObjectNode request) {
    return HttpDesk.page(request, all(desk.get(request)));
  }

  /** Changes what a request names; the routes go there. */
  ObjectNode update(ObjectNode request) {
    unserved(request);
    Api changed =
        desk.change(
            request,
            (_, api) -> {
              ObjectNode tree = HttpDesk.over(shown(api, id(request)), request, MEMBERS);
              return HttpParts.with(api, id(request), read(tree));
            });
    return shown(changed, id(request));
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.change(
            request,
            (_, api) -> {
              shown(api, id(request));
              for (Route route : api.routes()) {
                if (id(request).equals(HttpParts.integration(route))) {
                  throw GatewayDesk.conflict(
                      "Cannot delete Integration '%s', it is the target of Route '%s'"
                          .formatted(id(request), HttpParts.id(route)));
                }
              }
              return api.with(api.parts().integration(id(request), null));
            });
    return Json.object();
  }

  private static String id(ObjectNode request) {
    return request.path("integrationId").asString("");
  }

  private static void unserved(ObjectNode tree) {
    GatewayDesk.unsupported(
        tree,
        "connectionId",
        "contentHandlingStrategy",
        "passthroughBehavior",
        "requestTemplates",
        "responseParameters",
        "templateSelectionExpression",
        "tlsConfig");
  }

  static Integration read(ObjectNode tree) {
    unserved(tree);
    if (!tree.has(SUBTYPE)) {
      GatewayDesk.unsupported(tree, PARAMETERS);
    }
    ObjectNode plain = Json.object();
    NAMES.forEach((name, ours) -> {
      if (tree.has(name)) {
        plain.set(ours, tree.get(name));
      }
    });
    Integration read = IntegrationReader.read(ApiKind.HTTP, "The integration", plain);
    if (read.type() == IntegrationType.HTTP_PROXY && read.httpMethod().isEmpty()) {
      throw GatewayDesk.bad("HttpMethod must be specified for an HTTP_PROXY integration");
    }
    return read.saying(Members.only(tree, SAID));
  }

  private static List<ObjectNode> all(Api api) {
    return api.parts().integrations().entrySet().stream()
        .map(one -> tree(one.getKey(), one.getValue()))
        .toList();
  }

  private static ObjectNode shown(Api api, String id) {
    return HttpDesk.one(all(api), "Integration", "integrationId", id);
  }

  private static ObjectNode tree(String id, Integration integration) {
    ObjectNode tree =
        integration.said() instanceof ObjectNode said ? said.deepCopy() : Json.object();
    int millis = integration.timeoutMillis();
    return target(tree, integration)
        .put("integrationId", id)
        .put("integrationType", integration.type().name())
        .put("connectionType", "INTERNET")
        .put("payloadFormatVersion", integration.format().version())
        .put("timeoutInMillis", millis == 0 ? USUAL_MILLIS : millis);
  }

  /** An address, or the action of AWS that needs none. */
  private static ObjectNode target(ObjectNode tree, Integration integration) {
    String subtype = integration.subtype();
    if (subtype != null) {
      ObjectNode parameters = Json.object();
      integration.requestParameters().forEach(parameters::put);
      return tree.put(SUBTYPE, subtype).set(PARAMETERS, parameters);
    }
    boolean function = integration.type() == IntegrationType.AWS_PROXY;
    String method = integration.httpMethod();
    return tree.put("integrationUri", integration.uri())
        .put("integrationMethod", function && method.isEmpty() ? "POST" : method);
  }
}
