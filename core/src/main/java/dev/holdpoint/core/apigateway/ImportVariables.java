package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What API Gateway itself puts in place of {@code ${AWS::Region}} and its like when it imports a
 * document.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/import-api-aws-variables.html">AWS:
 *     AWS variables for OpenAPI import</a>
 */
public final class ImportVariables {
  private final Map<String, String> values;

  private ImportVariables(Map<String, String> values) {
    this.values = values;
  }

  /** The document as it is imported into this account and region. */
  public static JsonNode resolved(JsonNode document, Home home) {
    Map<String, String> values =
        Map.of(
            "${AWS::AccountId}",
            home.account(),
            "${AWS::Partition}",
            "aws",
            "${AWS::Region}",
            home.region());
    return new ImportVariables(values).in(document);
  }

  private JsonNode in(JsonNode node) {
    if (node.isString()) {
      return text(node);
    }
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode all = Json.object();
        object.properties().forEach(entry -> all.set(entry.getKey(), in(entry.getValue())));
        yield all;
      }
      case ArrayNode array -> {
        ArrayNode all = Json.array();
        array.values().forEach(item -> all.add(in(item)));
        yield all;
      }
      default -> node;
    };
  }

  private JsonNode text(JsonNode node) {
    String text = node.stringValue();
    if (!text.contains("${AWS::")) {
      return node;
    }
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace(value.getKey(), value.getValue());
    }
    return Json.text(text);
  }
}
