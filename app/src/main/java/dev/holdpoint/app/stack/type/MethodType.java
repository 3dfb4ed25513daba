package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Folders;
import dev.holdpoint.core.apigateway.IntegrationReader;
import dev.holdpoint.core.apigateway.MethodRequest;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ApiGateway::Method}. */
public record MethodType(Apis apis) implements ResourceType {
  private static final String OF_API = "OfApi";
  private static final String OF_PATH = "OfPath";
  private static final String OF_METHOD = "OfMethod";

  @Override
  public String name() {
    return "AWS::ApiGateway::Method";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "RestApiId",
        "ResourceId",
        "HttpMethod",
        "Integration",
        "AuthorizationType",
        "AuthorizerId",
        "RequestParameters",
        "RequestModels",
        "RequestValidatorId",
        "MethodResponses",
        "ApiKeyRequired",
        "AuthorizationScopes");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("OperationName");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted);
    String resource = wanted.text("ResourceId");
    String path = Folders.path(api, resource);
    if (path == null) {
      throw wanted.mistake("ResourceId", "the API has no resource " + resource);
    }
    String method = wanted.text("HttpMethod").toUpperCase(Locale.ROOT);
    Route route =
        new Route(
            method,
            path,
            IntegrationReader.read(ApiKind.REST, method + " " + path, wanted.get("Integration")),
            request(wanted, api),
            declared(wanted));
    apis.put(tx, api.with(route));
    return new Made(
        api.id() + "/" + method + path,
        Map.of(
            OF_API, Json.text(api.id()), OF_PATH, Json.text(path), OF_METHOD, Json.text(method)));
  }

  /** The answers that it declares, as calls show them. */
  private static ObjectNode declared(Wanted wanted) {
    ObjectNode said = Json.object();
    for (JsonNode one : wanted.get("MethodResponses")) {
      String status = one.path("StatusCode").asString("");
      ObjectNode response = Json.object().put("statusCode", status);
      one.path("ResponseParameters")
          .properties()
          .forEach(p ->
              response
                  .withObjectProperty("responseParameters")
                  .put(p.getKey(), p.getValue().asString("").equals("true")));
      if (one.path("ResponseModels").isObject()) {
        response.set("responseModels", one.path("ResponseModels"));
      }
      said.withObjectProperty("methodResponses").set(status, response);
    }
    return said;
  }

  private static MethodRequest request(Wanted wanted, Api api) {
    Map<String, Boolean> parameters = new LinkedHashMap<>();
    wanted
        .get("RequestParameters")
        .properties()
        .forEach(e -> parameters.put(e.getKey(), e.getValue().asString("").equals("true")));
    String validator = wanted.findText("RequestValidatorId");
    if (validator != null && !api.parts().validators().containsKey(validator)) {
      throw wanted.mistake("RequestValidatorId", "the API has no validator " + validator);
    }
    return RestApis.guarded(
        wanted,
        api,
        new MethodRequest(parameters, wanted.texts(wanted.get("RequestModels")), validator, null));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    if (api != null) {
      String method = RestApis.attribute(made, OF_METHOD);
      apis.put(tx, api.without(method, RestApis.attribute(made, OF_PATH)));
    }
  }
}
