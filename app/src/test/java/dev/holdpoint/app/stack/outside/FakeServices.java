package dev.holdpoint.app.stack.outside;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.calls.remote.RefusedException;
import dev.holdpoint.server.calls.remote.RemoteServices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** DynamoDB's tables, parameters and secrets in memory, as far as stacks touch them. */
final class FakeServices implements RemoteServices {
  final Set<String> reached = new HashSet<>(Set.of("dynamodb", "ssm", "secretsmanager"));
  final List<String> asked = new ArrayList<>();
  final Map<String, ObjectNode> tables = new HashMap<>();
  final Map<String, ObjectNode> lifetimes = new HashMap<>();
  final Map<String, ObjectNode> parameters = new HashMap<>();
  final Map<String, ObjectNode> secrets = new HashMap<>();

  /** Ends the process, so to speak, once this action was done. */
  String diesAfter = "";

  @Override
  public boolean reaches(String module) {
    return reached.contains(module);
  }

  @Override
  public JsonNode ask(String module, String action, JsonNode parameters, String token) {
    asked.add(action);
    JsonNode answer =
        switch (module) {
          case "dynamodb" -> dynamodb(action, (ObjectNode) parameters);
          case "ssm" -> ssm(action, (ObjectNode) parameters);
          default -> secrets(action, (ObjectNode) parameters);
        };
    if (action.equals(diesAfter)) {
      throw new IllegalStateException("killed");
    }
    return answer;
  }

  @Override
  public JsonNode read(String module, String action, JsonNode parameters) {
    return ask(module, action, parameters, "");
  }

  private JsonNode dynamodb(String action, ObjectNode request) {
    String name = request.path("TableName").asString();
    ObjectNode table = tables.get(name);
    if (table == null && !action.equals("createTable")) {
      throw new RefusedException(
          "ResourceNotFoundException", false, "Requested resource not found");
    }
    switch (action) {
      case "createTable" -> tables.put(name, created(request));
      case "updateTable" -> update(need(table), request);
      case "deleteTable" -> tables.remove(name);
      case "updateTimeToLive" ->
          lifetimes.put(name, (ObjectNode) request.path("TimeToLiveSpecification"));
      case "describeTimeToLive" -> {
        ObjectNode lifetime = lifetimes.getOrDefault(name, Json.object());
        boolean on = lifetime.path("Enabled").asBoolean(false);
        ObjectNode shown = Json.object().put("TimeToLiveStatus", on ? "ENABLED" : "DISABLED");
        if (on) {
          shown.set("AttributeName", lifetime.path("AttributeName"));
        }
        return Json.object().set("TimeToLiveDescription", shown);
      }
      default -> {}
    }
    return Json.object().set("Table", table == null ? Json.object() : table);
  }

  private static ObjectNode need(@org.jspecify.annotations.Nullable ObjectNode table) {
    return java.util.Objects.requireNonNull(table);
  }

  private static ObjectNode created(ObjectNode request) {
    ObjectNode table = request.deepCopy();
    String arn = "arn:aws:dynamodb:x:0:table/" + request.path("TableName").asString();
    table.put("TableStatus", "ACTIVE").put("TableArn", arn);
    table
        .putObject("BillingModeSummary")
        .put("BillingMode", request.path("BillingMode").asString("PROVISIONED"));
    table.remove("BillingMode");
    table.path("GlobalSecondaryIndexes").forEach(FakeServices::activate);
    if (table.has("StreamSpecification")) {
      table.put("LatestStreamArn", arn + "/stream/1");
    }
    return table;
  }

  private static void activate(JsonNode index) {
    ((ObjectNode) index).put("IndexStatus", "ACTIVE");
  }

  private static void update(ObjectNode table, ObjectNode request) {
    for (String same : List.of("ProvisionedThroughput", "DeletionProtectionEnabled")) {
      if (request.has(same)) {
        table.set(same, request.path(same));
      }
    }
    if (request.has("BillingMode")) {
      table.putObject("BillingModeSummary").set("BillingMode", request.path("BillingMode"));
    }
    JsonNode stream = request.path("StreamSpecification");
    if (stream.isObject()) {
      if (stream.path("StreamEnabled").asBoolean()) {
        table.set("StreamSpecification", stream);
        table.put("LatestStreamArn", table.path("TableArn").asString() + "/stream/2");
      } else {
        table.remove("StreamSpecification");
      }
    }
    request.path("GlobalSecondaryIndexUpdates").forEach(change -> change(table, change));
  }

  private static void change(ObjectNode table, JsonNode change) {
    ArrayNode kept = Json.array();
    for (JsonNode index : table.path("GlobalSecondaryIndexes")) {
      if (!index.path("IndexName").equals(change.path("Delete").path("IndexName"))) {
        kept.add(index);
      }
    }
    if (change.has("Create")) {
      kept.add(change.path("Create").deepCopy());
      activate(kept.get(kept.size() - 1));
    }
    table.set("GlobalSecondaryIndexes", kept);
  }

  private JsonNode ssm(String action, ObjectNode request) {
    String name = request.path("Name").asString();
    boolean there = parameters.containsKey(name);
    if (action.equals("putParameter")) {
      if (there && !request.path("Overwrite").asBoolean(false)) {
        throw new RefusedException("ParameterAlreadyExists", false, "The parameter exists.");
      }
      parameters.put(name, request);
    } else if (!there) {
      throw new RefusedException("ParameterNotFound", false, "There is none.");
    } else if (action.equals("deleteParameter")) {
      parameters.remove(name);
    }
    return Json.object();
  }

  private JsonNode secrets(String action, ObjectNode request) {
    if (action.equals("getRandomPassword")) {
      int length = request.path("PasswordLength").asInt(32);
      return Json.object().put("RandomPassword", "x".repeat(length));
    }
    String name = request.path("SecretId").asString(request.path("Name").asString(""));
    name = name.replaceFirst("^arn:.*:secret:(.*)-[A-Z]{6}$", "$1");
    if (action.equals("createSecret")) {
      secrets.put(name, request);
    } else if (!secrets.containsKey(name)) {
      throw new RefusedException("ResourceNotFoundException", false, "There is none.");
    } else if (action.equals("deleteSecret")) {
      secrets.remove(name);
    } else if (action.equals("updateSecret") && request.has("SecretString")) {
      secrets.put(name, request);
    }
    return Json.object().put("ARN", "arn:aws:secretsmanager:x:0:secret:" + name + "-ABCDEF");
  }
}
