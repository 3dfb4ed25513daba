package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.apigateway.UsagePlan;
import dev.holdpoint.core.apigateway.UsagePlans;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::ApiGateway::UsagePlan}. */
public record UsagePlanType(UsagePlans plans) implements ResourceType {
  @Override
  public String name() {
    return "AWS::ApiGateway::UsagePlan";
  }

  @Override
  public Set<String> properties() {
    return Set.of("UsagePlanName", "ApiStages", "Throttle", "Quota");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Description", "Tags");
  }

  @Override
  public String nameProperty() {
    return "UsagePlanName";
  }

  @Override
  public int nameLength() {
    return 1_024;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    UsagePlan there = known == null ? null : plans.plan(tx, known.physicalId());
    String id = there == null ? RestApis.id(turn, null) : there.id();
    List<String> stages = new ArrayList<>();
    for (JsonNode stage : wanted.get("ApiStages")) {
      // CDK writes an empty throttle for every stage.
      boolean throttled = !stage.path("Throttle").isEmpty();
      wanted.only(
          "ApiStages",
          stage,
          throttled ? Set.of("ApiId", "Stage") : Set.of("ApiId", "Stage", "Throttle"));
      stages.add(stage.path("ApiId").asString("") + "/" + stage.path("Stage").asString(""));
    }
    plans.put(
        tx,
        new UsagePlan(
            id,
            wanted.name(),
            stages,
            there == null ? List.of() : there.keys(),
            throttle(wanted, wanted.get("Throttle")),
            quota(wanted, wanted.get("Quota"))));
    return new Made(id, Map.of("Id", Json.text(id)));
  }

  private static UsagePlan.@Nullable Throttle throttle(Wanted wanted, JsonNode given) {
    if (!given.isObject()) {
      return null;
    }
    wanted.only("Throttle", given, Set.of("BurstLimit", "RateLimit"));
    return new UsagePlan.Throttle(
        number(wanted, "Throttle.BurstLimit", given.path("BurstLimit")),
        number(wanted, "Throttle.RateLimit", given.path("RateLimit")));
  }

  private static UsagePlan.@Nullable Quota quota(Wanted wanted, JsonNode given) {
    if (!given.isObject()) {
      return null;
    }
    wanted.only("Quota", given, Set.of("Limit", "Period"));
    String period = given.path("Period").asString("");
    for (UsagePlan.Period one : UsagePlan.Period.values()) {
      if (one.name().equals(period)) {
        return new UsagePlan.Quota((long) number(wanted, "Quota.Limit", given.path("Limit")), one);
      }
    }
    throw wanted.mistake("Quota.Period", "it must be DAY, WEEK or MONTH");
  }

  private static double number(Wanted wanted, String property, JsonNode given) {
    try {
      return Double.parseDouble(given.asString("0"));
    } catch (NumberFormatException e) {
      throw wanted.mistake(property, "expected a number, but it is " + given);
    }
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    plans.deletePlan(tx, made.physicalId());
  }
}
