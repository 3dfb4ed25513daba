package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.apigateway.model.DeleteStageRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteStageResponse;

/** Takes a stage away. */
record DeleteStage(GatewayDesk desk) implements Action<DeleteStageRequest, DeleteStageResponse> {
  @Override
  public DeleteStageResponse handle(DeleteStageRequest request, Call call) {
    desk.change(
        request.restApiId(),
        (_, there) -> {
          if (there.stages().stream().noneMatch(one -> one.name().equals(request.stageName()))) {
            throw GatewayDesk.notFound("Invalid stage identifier specified");
          }
          return there.without(request.stageName());
        });
    return DeleteStageResponse.builder().build();
  }
}
