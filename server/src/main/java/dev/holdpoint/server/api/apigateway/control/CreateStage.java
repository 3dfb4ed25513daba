package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.model.CreateStageRequest;
import software.amazon.awssdk.services.apigateway.model.CreateStageResponse;

/** Makes a name under which an API is served. */
record CreateStage(GatewayDesk desk) implements Action<CreateStageRequest, CreateStageResponse> {
  @Override
  public CreateStageResponse handle(CreateStageRequest request, Call call) {
    GatewayDesk.unsupported(request.canarySettings(), "canarySettings");
    Map<String, String> variables = request.hasVariables() ? request.variables() : Map.of();
    String name = String.valueOf(request.stageName());
    if (!name.matches("[A-Za-z0-9_-]{1,128}")) {
      throw GatewayDesk.bad("Stage name only allows a-zA-Z0-9_");
    }
    desk.change(
        request.restApiId(),
        (_, there) -> {
          if (there.stages().stream().anyMatch(one -> one.name().equals(name))) {
            throw AwsException.of("ConflictException", 409, "Stage already exists");
          }
          return there.with(new Stage(name, variables));
        });
    return CreateStageResponse.builder()
        .stageName(name)
        .deploymentId(request.deploymentId())
        .variables(variables)
        .build();
  }
}
