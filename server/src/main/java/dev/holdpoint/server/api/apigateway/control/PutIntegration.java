package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Integration;
import dev.holdpoint.core.apigateway.IntegrationReader;
import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationResponse;
import tools.jackson.databind.node.ObjectNode;

/** Says where a method's requests go; what was said of its answers stays. */
record PutIntegration(GatewayDesk desk)
    implements Action<PutIntegrationRequest, PutIntegrationResponse> {
  @Override
  public PutIntegrationResponse handle(PutIntegrationRequest request, Call call) {
    GatewayDesk.unsupported(request.connectionId(), "connectionId");
    GatewayDesk.unsupported(request.tlsConfig(), "tlsConfig");
    desk.change(
        request.restApiId(),
        (_, there) -> {
          Route route = GatewayDesk.route(there, request.resourceId(), request.httpMethod());
          Integration read = IntegrationReader.read(ApiKind.REST, "The method", tree(request));
          Integration integration = read.answering(route.integration().responses());
          return there.with(new Route(route.method(), route.path(), integration, route.request()));
        });
    return PutIntegrationResponse.builder()
        .type(request.typeAsString())
        .httpMethod(request.integrationHttpMethod())
        .uri(request.uri())
        .requestParameters(request.hasRequestParameters() ? request.requestParameters() : null)
        .requestTemplates(request.hasRequestTemplates() ? request.requestTemplates() : null)
        .passthroughBehavior(
            request.passthroughBehavior() == null ? "WHEN_NO_MATCH" : request.passthroughBehavior())
        .timeoutInMillis(request.timeoutInMillis() == null ? 29_000 : request.timeoutInMillis())
        .build();
  }

  private static ObjectNode tree(PutIntegrationRequest request) {
    ObjectNode tree = Json.object();
    put(tree, "type", request.typeAsString());
    put(tree, "httpMethod", request.integrationHttpMethod());
    put(tree, "uri", request.uri());
    put(tree, "connectionType", request.connectionTypeAsString());
    put(tree, "passthroughBehavior", request.passthroughBehavior());
    put(tree, "contentHandling", request.contentHandlingAsString());
    if (request.timeoutInMillis() != null) {
      tree.put("timeoutInMillis", request.timeoutInMillis());
    }
    if (request.hasRequestParameters()) {
      tree.set("requestParameters", Json.tree(request.requestParameters()));
    }
    if (request.hasRequestTemplates()) {
      tree.set("requestTemplates", Json.tree(request.requestTemplates()));
    }
    return tree;
  }

  private static void put(ObjectNode tree, String name, @Nullable String value) {
    if (value != null) {
      tree.put(name, value);
    }
  }
}
