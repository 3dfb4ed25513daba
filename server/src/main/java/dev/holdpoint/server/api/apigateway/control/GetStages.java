package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.GetStagesRequest;
import software.amazon.awssdk.services.apigateway.model.GetStagesResponse;

/** Lists an API's stages. */
record GetStages(GatewayDesk desk) implements Action<GetStagesRequest, GetStagesResponse> {
  @Override
  public GetStagesResponse handle(GetStagesRequest request, Call call) {
    return GetStagesResponse.builder()
        .item(desk.get(request.restApiId()).stages().stream().map(Shown::stage).toList())
        .build();
  }
}
