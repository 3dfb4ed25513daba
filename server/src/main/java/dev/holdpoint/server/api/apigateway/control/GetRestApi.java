package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.GetRestApiRequest;
import software.amazon.awssdk.services.apigateway.model.GetRestApiResponse;
import software.amazon.awssdk.services.apigateway.model.RestApi;

/** Shows a REST API. */
record GetRestApi(GatewayDesk desk) implements Action<GetRestApiRequest, GetRestApiResponse> {
  @Override
  public GetRestApiResponse handle(GetRestApiRequest request, Call call) {
    RestApi shown = Shown.api(desk.get(request.restApiId()));
    return GetRestApiResponse.builder()
        .id(shown.id())
        .name(shown.name())
        .binaryMediaTypes(shown.hasBinaryMediaTypes() ? shown.binaryMediaTypes() : null)
        .apiKeySource(shown.apiKeySource())
        .rootResourceId(shown.rootResourceId())
        .build();
  }
}
