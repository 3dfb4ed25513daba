package dev.holdpoint.core.apigateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template that a request's content type chooses.
 *
 * @param text null where the body goes on as it is
 * @param isRefused whether a body of this type is not wanted
 */
record RequestTemplate(@Nullable String text, boolean isRefused) {
  private static final String JSON = "application/json";

  static RequestTemplate choose(Integration integration, GatewayRequest request) {
    String type = request.mediaType().isEmpty() ? JSON : request.mediaType();
    Map<String, String> templates = integration.requestTemplates();
    for (Map.Entry<String, String> template : templates.entrySet()) {
      if (template.getKey().split(";", 2)[0].strip().equalsIgnoreCase(type)) {
        return new RequestTemplate(template.getValue(), false);
      }
    }
    String fallback = templates.get("$default");
    if (fallback != null) {
      return new RequestTemplate(fallback, false);
    }
    return new RequestTemplate(
        null,
        switch (integration.passthrough()) {
          case WHEN_NO_MATCH -> false;
          case WHEN_NO_TEMPLATES -> !templates.isEmpty();
          case NEVER -> true;
        });
  }
}
