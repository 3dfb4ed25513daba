package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteRestApiResponse;

/** Takes a REST API away. */
record DeleteRestApi(GatewayDesk desk)
    implements Action<DeleteRestApiRequest, DeleteRestApiResponse> {
  @Override
  public DeleteRestApiResponse handle(DeleteRestApiRequest request, Call call) {
    desk.store().write(tx -> desk.apis().delete(tx, desk.get(tx, request.restApiId()).id()));
    return DeleteRestApiResponse.builder().build();
  }
}
