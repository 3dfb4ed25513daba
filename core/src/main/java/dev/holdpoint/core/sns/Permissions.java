package dev.holdpoint.core.sns;

import dev.holdpoint.core.json.Json;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Statements of a topic's policy, as they come and go one by one. The policy is kept and shown; who
 * may call is decided elsewhere.
 */
final class Permissions {
  private static final Set<String> ACTIONS =
      Set.of(
          "Publish",
          "GetTopicAttributes",
          "SetTopicAttributes",
          "AddPermission",
          "RemovePermission",
          "DeleteTopic",
          "Subscribe",
          "ListSubscriptionsByTopic",
          "Receive");

  private Permissions() {}

  /** The policy with one more statement. */
  static String with(
      String policy, Topic topic, String label, List<String> accounts, List<String> actions) {
    if (!accounts.stream().allMatch(account -> account.matches("\\d{12}"))) {
      throw SnsError.parameter("AccountId");
    }
    if (!ACTIONS.containsAll(actions)) {
      throw SnsError.parameter("Policy statement action out of service scope!");
    }
    ObjectNode changed = (ObjectNode) Json.parse(policy).deepCopy();
    ArrayNode statements = statements(changed);
    if (statements.valueStream().anyMatch(one -> sid(one).equals(label))) {
      throw SnsError.parameter("Statement already exists");
    }
    ObjectNode statement = Json.object();
    statement.put("Sid", label);
    statement.put("Effect", "Allow");
    List<String> roots = accounts.stream().map(id -> "arn:aws:iam::" + id + ":root").toList();
    statement.set("Principal", Json.object().set("AWS", oneOrMany(roots)));
    statement.set("Action", oneOrMany(actions.stream().map(name -> "SNS:" + name).toList()));
    statement.put("Resource", topic.arn().value());
    changed.set("Statement", statements.add(statement));
    return Json.write(changed);
  }

  /** The policy without the statement of that name; the same where there is none. */
  static String without(String policy, String label) {
    ObjectNode changed = (ObjectNode) Json.parse(policy).deepCopy();
    ArrayNode left = Json.array();
    statements(changed).values().stream().filter(one -> !sid(one).equals(label)).forEach(left::add);
    changed.set("Statement", left);
    return Json.write(changed);
  }

  private static ArrayNode statements(ObjectNode policy) {
    JsonNode all = policy.path("Statement");
    return all instanceof ArrayNode array
        ? array
        : all.isObject() ? Json.array().add(all) : Json.array();
  }

  private static String sid(JsonNode statement) {
    return statement.path("Sid").asString("");
  }

  private static JsonNode oneOrMany(List<String> values) {
    ArrayNode array = Json.array();
    values.forEach(array::add);
    return values.size() == 1 ? Json.text(values.getFirst()) : array;
  }
}
