package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.Evaluator;
import dev.holdpoint.app.template.Keeping;
import dev.holdpoint.app.template.TemplateResource;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code AWS::Serverless::LayerVersion}: Lambda's own layer under another name. */
final class LayerExpansion {
  private LayerExpansion() {}

  static void expand(TemplateResource resource, Evaluator early, Expansion out) {
    Properties from =
        Properties.of(resource.logicalId(), resource.properties())
            .only(
                Set.of(
                    "LayerName",
                    "ContentUri",
                    "Description",
                    "LicenseInfo",
                    "CompatibleRuntimes",
                    "CompatibleArchitectures",
                    "RetentionPolicy"));
    ObjectNode layer = Json.object();
    layer.set("Content", Expansion.place(from.need("ContentUri")));
    layer.put("LayerName", resource.logicalId());
    from.copy(
        Map.of(
            "LayerName", "LayerName",
            "Description", "Description",
            "LicenseInfo", "LicenseInfo",
            "CompatibleRuntimes", "CompatibleRuntimes",
            "CompatibleArchitectures", "CompatibleArchitectures"),
        layer);
    JsonNode policy = early.evaluate(from.get("RetentionPolicy"), resource.logicalId());
    boolean deleted = policy.asString("Retain").equalsIgnoreCase("Delete");
    Keeping keeping = deleted ? Keeping.NOTHING : Keeping.ALL;
    out.replace(resource.withKeeping(keeping), "AWS::Lambda::LayerVersion", layer);
  }
}
