package dev.holdpoint.server.api.apigateway.control;

import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Patches of stages, whose paths name methods besides the stage's own members. */
final class StagePatch {
  private static final Patch PATCH =
      Patch.of(
          PatchRule.text("/deploymentId"),
          PatchRule.text("/description"),
          PatchRule.entries("/variables"),
          PatchRule.text("/documentationVersion"),
          PatchRule.flag("/tracingEnabled"),
          PatchRule.flag("/cacheClusterEnabled"),
          PatchRule.text("/cacheClusterSize"),
          PatchRule.optional("/accessLogSettings"),
          PatchRule.text("/accessLogSettings/destinationArn"),
          PatchRule.text("/accessLogSettings/format"));

  /** {@code /RESOURCE/METHOD/SETTING}. */
  private static final Pattern OF_METHOD = Pattern.compile("/([^/]+)/([A-Z*]+)(/[a-z]+/\\w+)?");

  private static final Map<String, PatchRule> SETTINGS =
      Map.of(
          "/metrics/enabled", PatchRule.flag("/metricsEnabled"),
          "/logging/loglevel", PatchRule.text("/loggingLevel"),
          "/logging/dataTrace", PatchRule.flag("/dataTraceEnabled"),
          "/throttling/burstLimit", PatchRule.number("/throttlingBurstLimit"),
          "/throttling/rateLimit", PatchRule.number("/throttlingRateLimit"),
          "/caching/enabled", PatchRule.flag("/cachingEnabled"),
          "/caching/ttlInSeconds", PatchRule.number("/cacheTtlInSeconds"),
          "/caching/dataEncrypted", PatchRule.flag("/cacheDataEncrypted"),
          "/caching/requireAuthorizationForCacheControl",
              PatchRule.flag("/requireAuthorizationForCacheControl"),
          "/caching/unauthorizedCacheControlHeaderStrategy",
              PatchRule.text("/unauthorizedCacheControlHeaderStrategy"));

  private StagePatch() {}

  static ObjectNode apply(ObjectNode stage, ObjectNode request) {
    ObjectNode changed = stage.deepCopy();
    for (JsonNode one : request.path("patchOperations")) {
      Matcher method = OF_METHOD.matcher(one.path("path").asString(""));
      boolean known =
          method.matches() && (method.group(3) == null || SETTINGS.containsKey(method.group(3)));
      changed = known ? setting(changed, method, one) : PATCH.apply(changed, alone(one));
    }
    return changed;
  }

  private static ObjectNode alone(JsonNode one) {
    ArrayNode operations = Json.array().add(one);
    return Json.object().set("patchOperations", operations);
  }

  private static ObjectNode setting(ObjectNode stage, Matcher method, JsonNode one) {
    String key = method.group(1) + "/" + method.group(2);
    ObjectNode settings = stage.withObjectProperty("methodSettings");
    if (method.group(3) == null) {
      if (!one.path("op").asString("").equals("remove") || settings.remove(key) == null) {
        throw GatewayDesk.notFound("Invalid method setting path specified");
      }
      return stage;
    }
    PatchRule rule = SETTINGS.get(method.group(3));
    if (rule == null) {
      throw GatewayDesk.bad("Invalid method setting path: " + method.group());
    }
    ObjectNode operation = ((ObjectNode) one.deepCopy()).put("path", rule.path());
    ObjectNode before = settings.path(key) instanceof ObjectNode there ? there : Json.object();
    settings.set(key, Patch.of(rule).apply(before, alone(operation)));
    return stage;
  }
}
