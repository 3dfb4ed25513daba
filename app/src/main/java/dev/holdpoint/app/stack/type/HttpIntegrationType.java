package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.IntegrationReader;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::ApiGatewayV2::Integration}. */
public record HttpIntegrationType(Apis apis) implements ResourceType {
  private static final String OF_API = "OfApi";

  /** The names that REST APIs have for the same. */
  private static final Map<String, String> NAMES =
      Map.of(
          "IntegrationType", "type",
          "IntegrationSubtype", "integrationSubtype",
          "RequestParameters", "requestParameters",
          "IntegrationUri", "uri",
          "IntegrationMethod", "httpMethod",
          "PayloadFormatVersion", "payloadFormatVersion",
          "ConnectionType", "connectionType",
          "TimeoutInMillis", "timeoutInMillis");

  @Override
  public String name() {
    return "AWS::ApiGatewayV2::Integration";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "ApiId",
        "IntegrationType",
        "IntegrationSubtype",
        "RequestParameters",
        "IntegrationUri",
        "IntegrationMethod",
        "PayloadFormatVersion",
        "ConnectionType",
        "TimeoutInMillis");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Description", "CredentialsArn");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted, "ApiId");
    ObjectNode plain = Json.object();
    NAMES.forEach((name, ours) -> {
      if (wanted.has(name)) {
        plain.set(ours, wanted.get(name));
      }
    });
    String id = RestApis.id(turn, known);
    apis.put(
        tx,
        api.with(
            api.parts()
                .integration(id, IntegrationReader.read(ApiKind.HTTP, wanted.logicalId(), plain))));
    JsonNode text = Json.text(id);
    return new Made(id, Map.of("IntegrationId", text, OF_API, Json.text(api.id())));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    if (api != null) {
      apis.put(tx, api.with(api.parts().integration(made.physicalId(), null)));
    }
  }
}
