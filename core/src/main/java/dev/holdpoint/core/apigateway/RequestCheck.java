package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a method's validator finds in a request. Without a validator nothing is looked at. */
record RequestCheck(RequestScope scope, Validator validator) {
  private static final String PREFIX = "method.request.";

  /** The client's answer, or null where all is well. */
  static @Nullable GatewayAnswer of(RequestScope scope) {
    Api api = scope.event().api();
    String id = scope.event().match().route().request().validatorId();
    Validator validator = id == null ? null : api.parts().validators().get(id);
    return validator == null ? null : new RequestCheck(scope, validator).answer();
  }

  private @Nullable GatewayAnswer answer() {
    List<String> missing = validator.parameters() ? missing() : List.of();
    if (!missing.isEmpty()) {
      return GatewayError.BAD_PARAMETERS.answer(
          ApiKind.REST,
          "Missing required request parameters: [" + String.join(", ", missing) + "]");
    }
    return validator.body() && !isBodyFine() ? GatewayError.BAD_BODY.answer(ApiKind.REST) : null;
  }

  private List<String> missing() {
    List<String> missing = new ArrayList<>();
    request()
        .parameters()
        .forEach((source, required) -> {
          String[] parts = source.substring(PREFIX.length()).split("\\.", 2);
          String value = parts.length < 2 ? "" : scope.parameter(parts[0], parts[1]);
          if (required && (value == null || value.isEmpty())) {
            missing.add(parts[parts.length - 1]);
          }
        });
    return missing;
  }

  /** A content type without a model is not looked at. */
  private boolean isBodyFine() {
    String type = scope.event().request().mediaType();
    Map<String, String> models = request().models();
    String name = models.get(type.isEmpty() ? "application/json" : type);
    String chosen = name == null ? models.get("$default") : name;
    JsonNode schema = chosen == null ? null : scope.event().api().parts().models().get(chosen);
    if (schema == null) {
      return true;
    }
    try {
      JsonNode body = Json.parse(scope.event().request().body());
      return new ModelSchema(schema, scope.event().api().parts().models()).fits(body);
    } catch (JacksonException e) {
      return false;
    }
  }

  private MethodRequest request() {
    return scope.event().match().route().request();
  }
}
