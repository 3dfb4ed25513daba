package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.ModelSchema;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::ApiGateway::Model}. */
public record ModelType(Apis apis) implements ResourceType {
  private static final String OF_API = "OfApi";

  @Override
  public String name() {
    return "AWS::ApiGateway::Model";
  }

  @Override
  public Set<String> properties() {
    return Set.of("RestApiId", "Name", "Schema", "ContentType");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Description");
  }

  @Override
  public @Nullable String nameProperty() {
    return "Name";
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Api api = RestApis.need(apis, tx, wanted);
    JsonNode given = wanted.get("Schema");
    JsonNode schema = given.isString() ? Json.parse(given.stringValue()) : given;
    if (!schema.isObject()) {
      throw wanted.mistake("Schema", "it must be there, as a map");
    }
    String name = wanted.name().replaceAll("[^A-Za-z0-9]", "");
    ModelSchema.check(schema, api.parts().models());
    apis.put(tx, api.with(api.parts().model(name, schema)));
    return new Made(name, Map.of(OF_API, Json.text(api.id())));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    Api api = apis.find(tx, RestApis.attribute(made, OF_API));
    if (api != null) {
      apis.put(tx, api.with(api.parts().model(made.physicalId(), null)));
    }
  }
}
