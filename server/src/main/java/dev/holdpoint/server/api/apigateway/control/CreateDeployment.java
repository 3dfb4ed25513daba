package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentRequest;
import software.amazon.awssdk.services.apigateway.model.CreateDeploymentResponse;

/** Checks that every method goes somewhere, and makes the stage that it names. */
record CreateDeployment(GatewayDesk desk)
    implements Action<CreateDeploymentRequest, CreateDeploymentResponse> {
  @Override
  public CreateDeploymentResponse handle(CreateDeploymentRequest request, Call call) {
    GatewayDesk.unsupported(request.canarySettings(), "canarySettings");
    String stage = request.stageName();
    desk.change(
        request.restApiId(),
        (_, there) -> {
          if (there.routes().isEmpty()) {
            throw GatewayDesk.bad("The REST API doesn't contain any methods");
          }
          if (there.routes().stream().anyMatch(route -> route.integration().isUnset())) {
            throw GatewayDesk.bad("No integration defined for method");
          }
          return stage == null
              ? there
              : there.with(
                  new Stage(stage, request.hasVariables() ? request.variables() : Map.of()));
        });
    return CreateDeploymentResponse.builder()
        .id(desk.newId())
        .description(request.description())
        .createdDate(desk.turns().now().now())
        .build();
  }
}
