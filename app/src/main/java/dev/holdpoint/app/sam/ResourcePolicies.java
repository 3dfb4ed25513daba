package dev.holdpoint.app.sam;

import dev.holdpoint.core.json.Json;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The property ResourcePolicy of a REST API's Auth, as its OpenAPI body has it. Lists of VPCs are
 * refused by name: there are none here.
 */
final class ResourcePolicies {
  private static final String POLICY = "x-amazon-apigateway-policy";
  private static final Set<String> KNOWN =
      Set.of(
          "CustomStatements",
          "AwsAccountWhitelist",
          "AwsAccountBlacklist",
          "IpRangeWhitelist",
          "IpRangeBlacklist");

  private ResourcePolicies() {}

  static void add(
      String where, JsonNode given, String stage, ObjectNode paths, ObjectNode document) {
    if (given.isMissingNode()) {
      return;
    }
    Properties lists = Properties.of(where + ".Auth.ResourcePolicy", given).only(KNOWN);
    ArrayNode resources = resources(stage, paths);
    ArrayNode statements = Json.array();
    for (String list : new String[] {"AwsAccountWhitelist", "AwsAccountBlacklist"}) {
      if (lists.has(list)) {
        String effect = list.endsWith("Whitelist") ? "Allow" : "Deny";
        JsonNode principal = Json.object().set("AWS", lists.get(list));
        statements.add(statement(effect, principal, resources));
      }
    }
    if (lists.has("IpRangeWhitelist")) {
      byAddress(statements, resources, "NotIpAddress", lists.get("IpRangeWhitelist"));
    }
    if (lists.has("IpRangeBlacklist")) {
      byAddress(statements, resources, "IpAddress", lists.get("IpRangeBlacklist"));
    }
    JsonNode custom = lists.get("CustomStatements");
    if (custom.isArray()) {
      custom.forEach(statements::add);
    } else if (custom.isObject()) {
      statements.add(custom);
    }
    ObjectNode policy = Json.object().put("Version", "2012-10-17");
    policy.set("Statement", statements);
    document.set(POLICY, policy);
  }

  /** All may come but those whom the second statement turns away. */
  private static void byAddress(
      ArrayNode statements, ArrayNode resources, String operator, JsonNode ranges) {
    JsonNode everybody = Json.text("*");
    ObjectNode allow = statement("Allow", everybody, resources);
    if (!statements.valueStream().toList().contains(allow)) {
      statements.add(allow);
    }
    ObjectNode condition = Json.object();
    condition.putObject(operator).set("aws:SourceIp", ranges);
    ObjectNode deny = statement("Deny", everybody, resources);
    deny.set("Condition", condition);
    statements.add(deny);
  }

  private static ObjectNode statement(String effect, JsonNode principal, ArrayNode resources) {
    ObjectNode statement = Json.object().put("Effect", effect).put("Action", "execute-api:Invoke");
    statement.set("Resource", resources);
    statement.set("Principal", principal);
    return statement;
  }

  private static ArrayNode resources(String stage, ObjectNode paths) {
    ArrayNode all = Json.array();
    for (Map.Entry<String, JsonNode> path : paths.properties()) {
      String plain = path.getKey().replaceFirst("(.)/$", "$1");
      for (String method : path.getValue().propertyNames()) {
        boolean any = method.equals("x-amazon-apigateway-any-method");
        String name = any ? "*" : method.toUpperCase(Locale.ROOT);
        all.add("execute-api:/%s/%s%s".formatted(stage, name, plain));
      }
    }
    return all;
  }
}
