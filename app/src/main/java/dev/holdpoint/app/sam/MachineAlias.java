package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** SAM's {@code AutoPublishAlias} of a state machine: a version and an alias that goes with it. */
record MachineAlias(String id, Properties properties, Expansion out) {
  private static final String PREFERENCE = "DeploymentPreference";

  /** Adds both; null where none is asked for. */
  @Nullable ObjectNode add() {
    if (!properties.has("AutoPublishAlias")) {
      if (properties.has(PREFERENCE)) {
        throw new TemplateException(
            id + " has a DeploymentPreference, which needs AutoPublishAlias beside it.");
      }
      return null;
    }
    String versionId = id + "Version";
    ObjectNode version = Json.object();
    version.set("StateMachineArn", Expansion.reference(id));
    version.set(
        "StateMachineRevisionId",
        Json.object().set("Fn::GetAtt", Json.array().add(id).add("StateMachineRevisionId")));
    out.add(versionId, "AWS::StepFunctions::StateMachineVersion", version);
    JsonNode name = properties.get("AutoPublishAlias");
    ObjectNode alias = Json.object();
    alias.set("Name", name);
    ObjectNode route = Json.object();
    route.set("StateMachineVersionArn", Expansion.reference(versionId));
    if (properties.has(PREFERENCE)) {
      properties.get(PREFERENCE).properties().forEach(e -> route.set(e.getKey(), e.getValue()));
      alias.set(PREFERENCE, route);
    } else {
      alias.set("RoutingConfiguration", Json.array().add(route.put("Weight", 100)));
    }
    String aliasId = id + "Alias" + name.asString("").replaceAll("[^A-Za-z0-9]", "");
    out.add(aliasId, "AWS::StepFunctions::StateMachineAlias", alias);
    return Expansion.reference(aliasId);
  }
}
