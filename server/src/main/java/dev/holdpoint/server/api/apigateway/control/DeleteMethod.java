package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Route;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteMethodResponse;

/** Takes a method away. */
record DeleteMethod(GatewayDesk desk) implements Action<DeleteMethodRequest, DeleteMethodResponse> {
  @Override
  public DeleteMethodResponse handle(DeleteMethodRequest request, Call call) {
    desk.change(
        request.restApiId(),
        (_, there) -> {
          Route route = GatewayDesk.route(there, request.resourceId(), request.httpMethod());
          return there.without(route.method(), route.path());
        });
    return DeleteMethodResponse.builder().build();
  }
}
