package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where parameter mappings take their values from: {@code method.request.…}, {@code
 * integration.response.…}, {@code context.…}, {@code stageVariables.…} or {@code 'text'}.
 *
 * @param body what {@code ….body} means: the request's, or the integration's answer's
 * @param headers of the integration's answer, by lower-case name
 */
record Expressions(RequestScope scope, JsonBody body, Map<String, List<String>> headers) {
  private static final String REQUEST = "method.request.";
  private static final String RESPONSE = "integration.response.";

  /** Values in their order; none where there is nothing. */
  List<String> values(String expression) {
    String text = expression.strip();
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'")) {
      return List.of(text.substring(1, text.length() - 1));
    }
    if (text.startsWith(REQUEST)) {
      return request(text.substring(REQUEST.length()));
    }
    if (text.startsWith(RESPONSE)) {
      return response(text.substring(RESPONSE.length()));
    }
    if (text.startsWith("stageVariables.")) {
      return one(scope.event().staged().stage().variables().get(text.split("\\.", 2)[1]));
    }
    return text.startsWith("context.") ? one(context(text.substring(8))) : List.of();
  }

  private List<String> request(String source) {
    if (source.equals("body") || source.startsWith("body.")) {
      return body(source);
    }
    String[] parts = source.split("\\.", 2);
    if (parts.length < 2) {
      return List.of();
    }
    return parts[0].startsWith("multivalue")
        ? scope.all(parts[0], parts[1])
        : one(scope.parameter(parts[0], parts[1]));
  }

  private List<String> response(String source) {
    if (source.startsWith("body")) {
      return body(source);
    }
    String[] parts = source.split("\\.", 2);
    List<String> all =
        parts.length < 2
            ? List.of()
            : headers.getOrDefault(parts[1].toLowerCase(Locale.ROOT), List.of());
    return all.isEmpty() || parts[0].startsWith("multivalue") ? all : List.of(all.getLast());
  }

  private List<String> body(String source) {
    if (source.equals("body")) {
      return List.of(body.text());
    }
    JsonNode found = body.find("$" + source.substring("body".length()));
    return found == null || found.isNull() ? List.of() : List.of(text(found));
  }

  private static String text(JsonNode value) {
    return value.isString() ? value.stringValue() : Json.write(value);
  }

  private @Nullable String context(String path) {
    Object at = scope.context();
    for (String part : path.split("\\.")) {
      at = at instanceof Map<?, ?> map ? map.get(part) : null;
    }
    return at == null ? null : at instanceof Map<?, ?> ? Json.write(at) : String.valueOf(at);
  }

  private static List<String> one(@Nullable String value) {
    return value == null ? List.of() : List.of(value);
  }
}
