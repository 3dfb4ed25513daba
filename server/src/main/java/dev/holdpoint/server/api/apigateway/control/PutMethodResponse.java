package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseRequest;
import software.amazon.awssdk.services.apigateway.model.PutMethodResponseResponse;

/** Declares an answer of a method; what is answered is said by its integration. */
record PutMethodResponse(GatewayDesk desk)
    implements Action<PutMethodResponseRequest, PutMethodResponseResponse> {
  @Override
  public PutMethodResponseResponse handle(PutMethodResponseRequest request, Call call) {
    var _ =
        GatewayDesk.route(
            desk.get(request.restApiId()), request.resourceId(), request.httpMethod());
    return PutMethodResponseResponse.builder()
        .statusCode(request.statusCode())
        .responseParameters(request.hasResponseParameters() ? request.responseParameters() : null)
        .responseModels(request.hasResponseModels() ? request.responseModels() : null)
        .build();
  }
}
