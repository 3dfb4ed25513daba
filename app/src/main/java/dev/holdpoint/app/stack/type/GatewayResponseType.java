package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.GatewayResponse;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::ApiGateway::GatewayResponse}: an API's own words for errors. */
public record GatewayResponseType(Apis apis) implements ResourceType {
  private static final String OF_API = "OfApi";
  private static final String OF_TYPE = "OfType";

  @Override
  public String name() {
    return "AWS::ApiGateway::GatewayResponse";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "RestApiId", "ResponseType", "StatusCode", "ResponseParameters", "ResponseTemplates");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted);
    String type = wanted.text("ResponseType");
    GatewayResponse response =
        new GatewayResponse(
            wanted.has("StatusCode") ? Integer.valueOf(wanted.numberOr("StatusCode", 0)) : null,
            wanted.texts(wanted.get("ResponseParameters")),
            wanted.texts(wanted.get("ResponseTemplates")));
    apis.put(tx, api.with(api.parts().response(type, response)));
    return new Made(
        api.id() + "/" + type,
        Map.of("Id", Json.text(type), OF_API, Json.text(api.id()), OF_TYPE, Json.text(type)));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    if (api != null) {
      String type = RestApis.attribute(made, OF_TYPE);
      apis.put(tx, api.with(api.parts().response(type, null)));
    }
  }
}
