package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Which answers methods declare; what is answered is said by their integrations. */
record MethodResponses(GatewayDesk desk) {
  private static final String ALL = "methodResponses";
  private static final Pattern STATUS = Pattern.compile("[1-5]\\d\\d");
  private static final Patch PATCH =
      Patch.of(PatchRule.flags("/responseParameters"), PatchRule.entries("/responseModels"));

  ObjectNode put(ObjectNode request) {
    String status = status(request);
    return change(
        request,
        all -> {
          if (all.has(status)) {
            throw GatewayDesk.conflict("Response already exists for this resource");
          }
          ObjectNode response = Members.only(request, "responseParameters", "responseModels");
          all.set(status, response.put("statusCode", status));
          return response;
        });
  }

  ObjectNode show(ObjectNode request) {
    return found(of(GatewayDesk.route(desk.get(request), request)), request);
  }

  ObjectNode update(ObjectNode request) {
    return change(
        request,
        all -> {
          ObjectNode response = PATCH.apply(found(all, request), request);
          all.set(status(request), response);
          return response;
        });
  }

  ObjectNode delete(ObjectNode request) {
    return change(
        request,
        all -> {
          found(all, request);
          all.remove(status(request));
          return Json.object();
        });
  }

  /** Whether a method declares an answer. */
  static boolean has(Route route, String status) {
    return route.said().path(ALL).has(status);
  }

  private ObjectNode change(ObjectNode request, Function<ObjectNode, ObjectNode> change) {
    return desk.store()
        .write(tx -> {
          Api api = desk.get(tx, request);
          Route route = GatewayDesk.route(api, request);
          ObjectNode said = (ObjectNode) route.said().deepCopy();
          ObjectNode shown = change.apply(said.withObjectProperty(ALL));
          desk.apis().put(tx, api.with(route.saying(said)));
          return shown;
        });
  }

  private static ObjectNode of(Route route) {
    return route.said().path(ALL) instanceof ObjectNode all ? all : Json.object();
  }

  private static ObjectNode found(ObjectNode all, ObjectNode request) {
    if (all.path(status(request)) instanceof ObjectNode response) {
      return response;
    }
    throw GatewayDesk.notFound("Invalid Response status code specified");
  }

  /** The status that a request's path names. */
  static String status(ObjectNode request) {
    String status = request.path("status_code").asString("");
    if (!STATUS.matcher(status).matches()) {
      throw GatewayDesk.constraint(
          status, "statusCode", "satisfy regular expression pattern: " + STATUS);
    }
    return status;
  }
}
