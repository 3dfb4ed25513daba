package dev.holdpoint.server.api.apigateway.velocity;

import dev.holdpoint.core.apigateway.ContextVariables;
import dev.holdpoint.core.apigateway.JsonBody;
import dev.holdpoint.core.apigateway.TemplateInput;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** {@code $input}. Velocity calls its methods by name. */
public final class InputVariable {
  private final TemplateInput input;
  private final JsonBody body;

  InputVariable(TemplateInput input) {
    this.input = input;
    this.body = new JsonBody(input.body());
  }

  /** The raw body. */
  public String getBody() {
    return input.body();
  }

  /** What a JSONPath finds, as JSON; two quotation marks where it finds nothing. */
  public String json(String path) {
    JsonNode found = body.find(path);
    return found == null ? "\"\"" : Json.write(found);
  }

  /** What a JSONPath finds, to be walked through; empty where it finds nothing. */
  public Object path(String path) {
    JsonNode found = body.find(path);
    Object plain = found == null ? null : ContextVariables.plain(found);
    return plain == null ? "" : plain;
  }

  /** All parameters: path, querystring and header. */
  public Map<String, Map<String, String>> params() {
    return input.parameters();
  }

  /** A parameter of the path, the query or the headers; empty where there is none. */
  public String params(String name) {
    String value = input.parameter(name);
    return value == null ? "" : value;
  }
}
