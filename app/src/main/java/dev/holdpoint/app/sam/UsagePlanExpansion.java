package dev.holdpoint.app.sam;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code Auth.UsagePlan} of an API: a key and a plan for it, as AWS's transform names them. */
final class UsagePlanExpansion {
  private UsagePlanExpansion() {}

  static void add(String api, String stageId, JsonNode given, Expansion out) {
    if (!given.isObject()) {
      return;
    }
    Properties plan =
        Properties.of(api + ".Auth.UsagePlan", given)
            .only(
                Set.of(
                    "CreateUsagePlan",
                    "Description",
                    "Quota",
                    "Tags",
                    "Throttle",
                    "UsagePlanName"));
    String how = plan.need("CreateUsagePlan").asString("");
    if (how.equals("NONE")) {
      return;
    }
    if (!how.equals("PER_API")) {
      throw new TemplateException(
          "%s has CreateUsagePlan %s, which Holdpoint does not support; it knows PER_API and NONE."
              .formatted(plan.where(), how));
    }
    ObjectNode stage = Json.object();
    stage.set("ApiId", Expansion.reference(api));
    stage.set("Stage", Expansion.reference(stageId));
    ObjectNode made = Json.object();
    made.set("ApiStages", Json.array().add(stage));
    plan.copy(
        Map.of("Quota", "Quota", "Throttle", "Throttle", "UsagePlanName", "UsagePlanName"), made);
    out.add(api + "UsagePlan", "AWS::ApiGateway::UsagePlan", made);
    out.add(api + "ApiKey", "AWS::ApiGateway::ApiKey", Json.object().put("Enabled", true));
    ObjectNode member = Json.object().put("KeyType", "API_KEY");
    member.set("KeyId", Expansion.reference(api + "ApiKey"));
    member.set("UsagePlanId", Expansion.reference(api + "UsagePlan"));
    out.add(api + "UsagePlanKey", "AWS::ApiGateway::UsagePlanKey", member);
  }
}
