package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.GetStageRequest;
import software.amazon.awssdk.services.apigateway.model.GetStageResponse;

/** Shows a stage. */
record GetStage(GatewayDesk desk) implements Action<GetStageRequest, GetStageResponse> {
  @Override
  public GetStageResponse handle(GetStageRequest request, Call call) {
    Stage stage =
        desk.get(request.restApiId()).stages().stream()
            .filter(one -> one.name().equals(request.stageName()))
            .findFirst()
            .orElseThrow(() -> GatewayDesk.notFound("Invalid stage identifier specified"));
    return GetStageResponse.builder()
        .stageName(stage.name())
        .deploymentId("current")
        .variables(stage.variables())
        .build();
  }
}
