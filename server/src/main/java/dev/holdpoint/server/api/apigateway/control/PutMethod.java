package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.MethodRequest;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.apigateway.model.PutMethodRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponse;

/** Adds a method to a resource, or changes what it asks; its integration stays. */
record PutMethod(GatewayDesk desk) implements Action<PutMethodRequest, PutMethodResponse> {
  @Override
  public PutMethodResponse handle(PutMethodRequest request, Call call) {
    GatewayDesk.unsupported(request.requestValidatorId(), "requestValidatorId");
    String method = request.httpMethod().toUpperCase(Locale.ROOT);
    desk.change(
        request.restApiId(),
        (_, there) -> {
          String path = GatewayDesk.path(there, request.resourceId());
          Integration integration =
              there.routes().stream()
                  .filter(route -> route.path().equals(path) && route.method().equals(method))
                  .map(Route::integration)
                  .findFirst()
                  .orElse(Integration.UNSET);
          return there.with(new Route(method, path, integration, asked(there, request)));
        });
    return PutMethodResponse.builder()
        .httpMethod(method)
        .authorizationType(request.authorizationType())
        .authorizerId(request.authorizerId())
        .apiKeyRequired(Boolean.TRUE.equals(request.apiKeyRequired()))
        .requestParameters(request.hasRequestParameters() ? request.requestParameters() : null)
        .build();
  }

  private static MethodRequest asked(Api api, PutMethodRequest request) {
    String type = String.valueOf(request.authorizationType());
    boolean named = Set.of("CUSTOM", "COGNITO_USER_POOLS").contains(type);
    if (!named && !Set.of("NONE", "AWS_IAM").contains(type)) {
      throw GatewayDesk.bad("Invalid Authorization Type specified");
    }
    String id = named ? String.valueOf(request.authorizerId()) : null;
    if (id != null && !api.parts().authorizers().containsKey(id)) {
      throw GatewayDesk.bad("Invalid Authorizer ID specified");
    }
    return new MethodRequest(
        request.hasRequestParameters() ? request.requestParameters() : Map.of(),
        request.hasRequestModels() ? request.requestModels() : Map.of(),
        null,
        id,
        request.hasAuthorizationScopes() ? request.authorizationScopes() : List.of(),
        type.equals("AWS_IAM"),
        Boolean.TRUE.equals(request.apiKeyRequired()));
  }
}
