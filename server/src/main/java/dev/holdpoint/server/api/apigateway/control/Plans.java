package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.apigateway.Api;
import dev.holdpoint.core.apigateway.ApiKey;
import dev.holdpoint.core.apigateway.UsagePlan;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which keys may call which stages, and how often. */
record Plans(GatewayDesk desk) {
  private static final String[] SAID = {"description", "productCode", "tags"};
  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/name"),
          PatchRule.text("/description"),
          PatchRule.text("/productCode"),
          PatchRule.values("/apiStages"),
          PatchRule.optional("/throttle"),
          PatchRule.number("/throttle/burstLimit"),
          PatchRule.number("/throttle/rateLimit"),
          PatchRule.optional("/quota"),
          PatchRule.number("/quota/limit"),
          PatchRule.number("/quota/offset"),
          PatchRule.text("/quota/period"));

  ObjectNode create(ObjectNode request) {
    UsagePlan none = new UsagePlan(desk.newId(), "", List.of(), List.of(), null, null);
    ObjectNode plain = plain(request);
    return tree(desk.store().write(tx -> desk.plans().put(tx, read(tx, none, plain))));
  }

  /** With its stages as a patch names them: {@code API:STAGE}. */
  private static ObjectNode plain(ObjectNode request) {
    ObjectNode plain = request.deepCopy();
    List<String> stages = new ArrayList<>();
    for (JsonNode stage : request.path("apiStages")) {
      if (!stage.path("throttle").isEmpty()) {
        throw GatewayDesk.bad("Holdpoint does not throttle single methods; leave throttle out");
      }
      stages.add(stage.path("apiId").asString("") + ":" + stage.path("stage").asString(""));
    }
    plain.set("apiStages", Json.tree(stages));
    return plain;
  }

  ObjectNode show(ObjectNode request) {
    return tree(desk.store().read(tx -> found(tx, request)));
  }

  ObjectNode list(ObjectNode request) {
    String key = request.path("keyId").asString("");
    List<UsagePlan> all =
        desk.store().read(desk.plans()::plans).stream()
            .filter(plan -> key.isEmpty() || plan.keys().contains(key))
            .toList();
    return Members.page(request, all, UsagePlan::id, Plans::tree);
  }

  ObjectNode update(ObjectNode request) {
    return tree(
        desk.store()
            .write(tx -> {
              UsagePlan plan = found(tx, request);
              ObjectNode tree = PATCH.apply(plain(tree(plan)), request);
              return desk.plans().put(tx, read(tx, plan, tree));
            }));
  }

  ObjectNode delete(ObjectNode request) {
    var _ =
        desk.store()
            .write(tx -> {
              UsagePlan plan = found(tx, request);
              if (!plan.stages().isEmpty()) {
                throw GatewayDesk.bad(
                    "Cannot delete Usage Plan %s because there are API Stages still attached to it."
                            .formatted(plan.id())
                        + " Please remove all API Stages from the Usage Plan and try again.");
              }
              desk.plans().deletePlan(tx, plan.id());
              return plan;
            });
    return Json.object();
  }

  ObjectNode join(ObjectNode request) {
    if (!request.path("keyType").asString("").equals("API_KEY")) {
      throw GatewayDesk.bad("Invalid key type specified: it must be API_KEY");
    }
    return desk.store()
        .write(tx -> {
          UsagePlan plan = found(tx, request);
          ApiKey key = ApiKeys.found(desk, tx, request.path("keyId").asString(""));
          if (plan.keys().contains(key.id())) {
            throw GatewayDesk.conflict("Usage Plan " + plan.id() + " already has this API Key");
          }
          desk.plans().join(tx, plan, key.id());
          return shown(key);
        });
  }

  ObjectNode showKey(ObjectNode request) {
    return shown(desk.store().read(tx -> key(tx, request)));
  }

  ObjectNode listKeys(ObjectNode request) {
    String name = request.path("name").asString("");
    List<ApiKey> all =
        desk.store()
            .read(tx -> {
              List<String> ids = found(tx, request).keys();
              return desk.plans().keys(tx).stream()
                  .filter(key -> ids.contains(key.id()) && key.name().startsWith(name))
                  .toList();
            });
    return Members.page(request, all, ApiKey::id, Plans::shown);
  }

  ObjectNode leave(ObjectNode request) {
    var _ =
        desk.store()
            .write(tx -> {
              ApiKey key = key(tx, request);
              desk.plans().leave(tx, found(tx, request), key.id());
              return key;
            });
    return Json.object();
  }

  private ApiKey key(Tx tx, ObjectNode request) {
    String id = request.path("keyId").asString("");
    ApiKey key = desk.plans().key(tx, id);
    if (key == null || !found(tx, request).keys().contains(id)) {
      throw GatewayDesk.notFound("Invalid Usage Plan Key identifier specified");
    }
    return key;
  }

  private UsagePlan found(Tx tx, ObjectNode request) {
    return found(desk, tx, request.path("usageplanId").asString(""));
  }

  static UsagePlan found(GatewayDesk desk, Tx tx, String id) {
    UsagePlan plan = desk.plans().plan(tx, id);
    if (plan == null) {
      throw GatewayDesk.notFound("Invalid Usage Plan ID specified");
    }
    return plan;
  }

  private UsagePlan read(Tx tx, UsagePlan plan, ObjectNode tree) {
    List<String> stages = new ArrayList<>();
    for (String stage : new TreeSet<>(Members.list(tree.path("apiStages")))) {
      String[] pair = stage.split(":", 2);
      Api api = desk.apis().find(tx, pair[0]);
      boolean there =
          api != null
              && pair.length == 2
              && api.stages().stream().anyMatch(one -> one.name().equals(pair[1]));
      if (!there) {
        throw GatewayDesk.notFound("API Stage not found: " + stage);
      }
      stages.add(pair[0] + "/" + pair[1]);
    }
    return new UsagePlan(
        plan.id(),
        GatewayDesk.need(tree, "name"),
        stages,
        plan.keys(),
        throttle(tree.path("throttle")),
        quota(tree.path("quota")),
        Members.only(tree, SAID));
  }

  private static UsagePlan.@Nullable Throttle throttle(JsonNode given) {
    return given.isEmpty()
        ? null
        : new UsagePlan.Throttle(
            given.path("burstLimit").asDouble(0), given.path("rateLimit").asDouble(0));
  }

  private static UsagePlan.@Nullable Quota quota(JsonNode given) {
    if (given.isEmpty()) {
      return null;
    }
    if (given.path("offset").asInt(0) != 0) {
      throw GatewayDesk.bad("Holdpoint does not support the offset of a quota; leave it out");
    }
    String period = given.path("period").asString("");
    for (UsagePlan.Period one : UsagePlan.Period.values()) {
      if (one.name().equals(period)) {
        return new UsagePlan.Quota(given.path("limit").asLong(0), one);
      }
    }
    throw GatewayDesk.bad("Usage Plan quota period must be DAY, WEEK or MONTH");
  }

  private static ObjectNode tree(UsagePlan plan) {
    ObjectNode tree = plan.said() instanceof ObjectNode said ? said.deepCopy() : Json.object();
    tree.put("id", plan.id()).put("name", plan.name());
    var stages = tree.putArray("apiStages");
    for (String stage : plan.stages()) {
      String[] pair = stage.split("/", 2);
      stages.add(Json.object().put("apiId", pair[0]).put("stage", pair[1]));
    }
    UsagePlan.Throttle throttle = plan.throttle();
    if (throttle != null) {
      tree.putObject("throttle")
          .put("burstLimit", (int) throttle.burst())
          .put("rateLimit", throttle.rate());
    }
    UsagePlan.Quota quota = plan.quota();
    if (quota != null) {
      tree.putObject("quota")
          .put("limit", (int) quota.limit())
          .put("offset", 0)
          .put("period", quota.period().name());
    }
    return tree;
  }

  private static ObjectNode shown(ApiKey key) {
    return Json.object().put("id", key.id()).put("type", "API_KEY").put("name", key.name());
  }
}
