package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKind;
import dev.holdpoint.core.apigateway.Apis;
import dev.holdpoint.core.apigateway.MethodRequest;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What the parts of a REST API have in common. */
final class RestApis {
  private static final int ID_LENGTH = 6;

  private RestApis() {}

  /** The API that a part belongs to. */
  static Api need(Apis apis, Tx tx, Wanted wanted) {
    return need(apis, tx, wanted, "RestApiId");
  }

  static Api need(Apis apis, Tx tx, Wanted wanted, String property) {
    String id = wanted.text(property);
    Api api = apis.find(tx, id);
    if (api == null) {
      throw wanted.mistake(property, "there is no API " + id);
    }
    return api;
  }

  /** What was noted when it was made. */
  static String attribute(Made made, String name) {
    return made.attributes().getOrDefault(name, Json.nullNode()).asString("");
  }

  /** The id that a part had, or a new one. */
  static String id(Turn turn, @Nullable Made known) {
    return known == null
        ? turn.ids().uuid().replace("-", "").substring(0, ID_LENGTH)
        : known.physicalId();
  }

  /**
   * What a method asks of who calls it.
   *
   * @param plain what else it asks
   */
  static MethodRequest guarded(Wanted wanted, Api api, MethodRequest plain) {
    String type = wanted.textOr("AuthorizationType", "NONE");
    boolean named =
        type.equals("CUSTOM")
            || type.equals(api.kind() == ApiKind.HTTP ? "JWT" : "COGNITO_USER_POOLS");
    if (!named && !type.equals("NONE") && !type.equals("AWS_IAM")) {
      throw wanted.mistake("AuthorizationType", "Holdpoint does not support " + type);
    }
    String id = named ? wanted.text("AuthorizerId") : null;
    if (id != null && !api.parts().authorizers().containsKey(id)) {
      throw wanted.mistake("AuthorizerId", "the API has no authorizer " + id);
    }
    return new MethodRequest(
        plain.parameters(),
        plain.models(),
        plain.validatorId(),
        id,
        wanted.get("AuthorizationScopes").valueStream().map(JsonNode::asString).toList(),
        type.equals("AWS_IAM"),
        wanted.flagOr("ApiKeyRequired", false));
  }
}
