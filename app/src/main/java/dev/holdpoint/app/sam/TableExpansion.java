package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::Serverless::SimpleTable}: a table with one attribute as its key. */
final class TableExpansion {
  private static final Map<String, String> TYPES =
      Map.of("String", "S", "Number", "N", "Binary", "B");

  private TableExpansion() {}

  static void expand(TemplateResource resource, Evaluator early, Expansion out) {
    Properties from =
        Properties.of(resource.logicalId(), resource.properties())
            .only(
                Set.of(
                    "PrimaryKey",
                    "ProvisionedThroughput",
                    "TableName",
                    "SSESpecification",
                    "PointInTimeRecoverySpecification",
                    "Tags"));
    JsonNode key = early.evaluate(from.get("PrimaryKey"), resource.logicalId());
    String name = key.path("Name").asString("id");
    String given = key.path("Type").asString("String");
    String type = TYPES.get(given);
    if (type == null) {
      throw new TemplateException(
          "%s.PrimaryKey.Type is %s; expected String, Number or Binary."
              .formatted(resource.logicalId(), given));
    }
    ObjectNode table = Json.object();
    table
        .putArray("AttributeDefinitions")
        .addObject()
        .put("AttributeName", name)
        .put("AttributeType", type);
    table.putArray("KeySchema").addObject().put("AttributeName", name).put("KeyType", "HASH");
    if (!from.has("ProvisionedThroughput")) {
      table.put("BillingMode", "PAY_PER_REQUEST");
    }
    from.copy(
        Map.of(
            "ProvisionedThroughput", "ProvisionedThroughput",
            "TableName", "TableName",
            "SSESpecification", "SSESpecification",
            "PointInTimeRecoverySpecification", "PointInTimeRecoverySpecification",
            "Tags", "Tags"),
        table);
    out.replace(resource, "AWS::DynamoDB::Table", table);
  }
}
