package dev.holdpoint.core.apigateway;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way in which an integration's answer becomes the client's.
 *
 * @param selectionPattern matched against the status, or a function's error message; without one it
 *     is the default
 * @param statusCode what the client gets
 * @param parameters {@code method.response.header.NAME} by where its value comes from
 * @param templates by content type
 */
public record IntegrationResponse(
    @Nullable String selectionPattern,
    String statusCode,
    Map<String, String> parameters,
    Map<String, String> templates,
    @Nullable ContentHandling contentHandling) {
  public IntegrationResponse {
    parameters = Copies.of(parameters);
    templates = Copies.of(templates);
  }

  boolean isDefault() {
    return selectionPattern == null
        || selectionPattern.isEmpty()
        || selectionPattern.equals("default");
  }
}
