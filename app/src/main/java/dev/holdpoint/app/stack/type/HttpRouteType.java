package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.MethodRequest;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::ApiGatewayV2::Route}. */
public record HttpRouteType(Apis apis) implements ResourceType {
  private static final String OF_API = "OfApi";
  private static final String OF_PATH = "OfPath";
  private static final String OF_METHOD = "OfMethod";

  @Override
  public String name() {
    return "AWS::ApiGatewayV2::Route";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "ApiId", "RouteKey", "Target", "AuthorizationType", "AuthorizerId", "AuthorizationScopes");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("OperationName");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted, "ApiId");
    String target = wanted.text("Target").replaceFirst("^integrations/", "");
    Integration integration = api.parts().integrations().get(target);
    if (integration == null) {
      throw wanted.mistake("Target", "the API has no integration " + target);
    }
    String[] key = wanted.text("RouteKey").split(" ", 2);
    String method = key.length < 2 ? Route.ANY : key[0];
    String path = key.length < 2 ? key[0] : key[1];
    MethodRequest request = RestApis.guarded(wanted, api, MethodRequest.ANY);
    apis.put(tx, api.with(new Route(method, path, integration, request)));
    return new Made(
        api.id() + "/" + wanted.text("RouteKey"),
        Map.of(
            OF_API, Json.text(api.id()), OF_PATH, Json.text(path), OF_METHOD, Json.text(method)));
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
