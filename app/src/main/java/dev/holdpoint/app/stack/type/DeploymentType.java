package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Deployment;
import dev.holdpoint.core.apigateway.Deployments;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::ApiGateway::Deployment}. A template's change is served at once; what was deployed is
 * held for the calls that choose among deployments. A stage that it names goes with it, unless
 * another deployment has it by then.
 */
public record DeploymentType(Apis apis, Deployments deployments) implements ResourceType {
  private static final String OF_API = "OfApi";
  private static final String OF_STAGE = "OfStage";

  @Override
  public String name() {
    return "AWS::ApiGateway::Deployment";
  }

  @Override
  public Set<String> properties() {
    return Set.of("RestApiId", "StageName", "StageDescription", "Description");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted);
    String stage = wanted.textOr("StageName", "");
    String deployment = RestApis.id(turn, known);
    deployments.put(
        tx,
        new Deployment(
            deployment,
            api.id(),
            wanted.findText("Description"),
            turn.now(),
            api.withStages(List.of())));
    JsonNode description = wanted.get("StageDescription");
    if (!stage.isEmpty()) {
      wanted.only("StageDescription", description, StageType.STAGE_DESCRIPTION);
      Stage made =
          new Stage(
              stage,
              wanted.texts(description.path("Variables")),
              null,
              false,
              StageType.logging(description.path("AccessLogSetting")));
      apis.put(tx, api.with(made.deployed(deployment)));
    }
    JsonNode id = Json.text(deployment);
    return new Made(
        deployment,
        Map.of(
            "DeploymentId", id, "Id", id, OF_API, Json.text(api.id()), OF_STAGE, Json.text(stage)));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    String stage = RestApis.attribute(made, OF_STAGE);
    if (api != null) {
      boolean own =
          api.stages().stream()
              .anyMatch(s -> s.name().equals(stage) && made.physicalId().equals(s.deploymentId()));
      if (own) {
        apis.put(tx, api.without(stage));
      }
      deployments.delete(tx, api.id(), made.physicalId());
    }
  }
}
