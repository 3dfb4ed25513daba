package dev.holdpoint.app.sam;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The roles that the transform adds. Recorded like any role: nothing is refused for lack of one.
 */
final class Roles {
  private Roles() {}

  static void add(Expansion out, String logicalId, String service, JsonNode policies) {
    ObjectNode statement = Json.object().put("Effect", "Allow");
    statement.set("Action", Json.array().add("sts:AssumeRole"));
    statement.set("Principal", Json.object().set("Service", Json.array().add(service)));
    ObjectNode document = Json.object().put("Version", "2012-10-17");
    document.set("Statement", Json.array().add(statement));
    ObjectNode role = Json.object();
    role.set("AssumeRolePolicyDocument", document);
    if (!policies.isMissingNode()) {
      role.set("Policies", policies);
    }
    out.add(logicalId, "AWS::IAM::Role", role);
  }
}
