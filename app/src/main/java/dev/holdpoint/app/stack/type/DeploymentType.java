package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Stage;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::ApiGateway::Deployment}. A change is served at once, so a deployment is no more than
 * the stage that it may name.
 */
public record DeploymentType(Apis apis) implements ResourceType {
  private static final String OF_API = "OfApi";
  private static final String OF_STAGE = "OfStage";

  @Override
  public String name() {
    return "AWS::ApiGateway::Deployment";
  }

  @Override
  public Set<String> properties() {
    return Set.of("RestApiId", "StageName", "StageDescription");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Description");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted);
    String stage = wanted.textOr("StageName", "");
    JsonNode description = wanted.get("StageDescription");
    if (!stage.isEmpty()) {
      wanted.only("StageDescription", description, StageType.STAGE_DESCRIPTION);
      apis.put(tx, api.with(new Stage(stage, wanted.texts(description.path("Variables")))));
    }
    JsonNode id = Json.text(wanted.name());
    return new Made(
        wanted.name(),
        Map.of(
            "DeploymentId", id, "Id", id, OF_API, Json.text(api.id()), OF_STAGE, Json.text(stage)));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    String stage = RestApis.attribute(made, OF_STAGE);
    if (api != null && !stage.isEmpty()) {
      apis.put(tx, api.without(stage));
    }
  }
}
