package dev.holdpoint.core.apigateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a mapping template sees.
 *
 * @param body {@code $input.body}
 * @param parameters {@code $input.params()}: path, querystring and header
 * @param context {@code $context}, to be changed by overrides
 */
public record TemplateInput(
    String body,
    Map<String, Map<String, String>> parameters,
    Map<String, String> stageVariables,
    Map<String, Object> context) {
  /** A parameter, or null: the path's first, then the query's, then the headers'. */
  public @Nullable String parameter(String name) {
    for (Map<String, String> kind : parameters.values()) {
      String value = kind.get(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  @Override
  public String toString() {
    return "TemplateInput[" + body.length() + " characters]";
  }
}
