package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.Validator;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code AWS::ApiGateway::RequestValidator}. */
public record ValidatorType(Apis apis) implements ResourceType {
  private static final String OF_API = "OfApi";

  @Override
  public String name() {
    return "AWS::ApiGateway::RequestValidator";
  }

  @Override
  public Set<String> properties() {
    return Set.of("RestApiId", "Name", "ValidateRequestBody", "ValidateRequestParameters");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted);
    String id = RestApis.id(turn, known);
    Validator validator =
        new Validator(
            wanted.flagOr("ValidateRequestBody", false),
            wanted.flagOr("ValidateRequestParameters", false),
            wanted.findText("Name"));
    apis.put(tx, api.with(api.parts().validator(id, validator)));
    return new Made(id, Map.of("RequestValidatorId", Json.text(id), OF_API, Json.text(api.id())));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    if (api != null) {
      apis.put(tx, api.with(api.parts().validator(made.physicalId(), null)));
    }
  }
}
