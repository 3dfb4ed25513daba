package dev.holdpoint.core.sqs;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A queue's policy as <a
 * href="https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html">AddPermission</a>
 * writes it: a statement for each label.
 */
record Permissions(Queue queue, ObjectNode policy) {
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  /** What an owner may let others do. */
  private static final Set<String> ACTIONS =
      Set.of(
          "*",
          "SendMessage",
          "ReceiveMessage",
          "DeleteMessage",
          "ChangeMessageVisibility",
          "GetQueueAttributes",
          "GetQueueUrl",
          "ListDeadLetterSourceQueues",
          "PurgeQueue");

  static Permissions of(Queue queue) {
    String policy = queue.attributes().set().get(AttributeRule.POLICY);
    if (policy != null && Json.parse(policy) instanceof ObjectNode object) {
      return new Permissions(queue, object.deepCopy());
    }
    return new Permissions(
        queue,
        Json.object().put("Version", "2008-10-17").put("Id", queue.arn() + "/SQSDefaultPolicy"));
  }

  /** The policy with a statement more. */
  String with(String label, List<String> accounts, List<String> actions) {
    check(label, accounts, actions);
    List<JsonNode> all = statements();
    if (all.stream().anyMatch(statement -> isOf(statement, label))) {
      throw SqsError.parameter(label, "Label", "Already exists.");
    }
    ObjectNode statement = Json.object().put("Sid", label).put("Effect", "Allow");
    String partition = queue.arn().value().split(":", 3)[1];
    statement
        .putObject("Principal")
        .set(
            "AWS",
            oneOrAll(
                accounts.stream()
                    .map(account -> "arn:" + partition + ":iam::" + account + ":root")
                    .toList()));
    statement.set("Action", oneOrAll(actions.stream().map(action -> "SQS:" + action).toList()));
    all.add(statement.put("Resource", queue.arn().value()));
    return written(all);
  }

  /** The policy without the label's statement; empty where none is left. */
  String without(String label) {
    List<JsonNode> all = statements();
    if (!all.removeIf(statement -> isOf(statement, label))) {
      throw SqsError.parameter(label, "Label", "can't find label on existing policy.");
    }
    return all.isEmpty() ? "" : written(all);
  }

  private static void check(String label, List<String> accounts, List<String> actions) {
    if (!LABEL.matcher(label).matches()) {
      throw SqsError.parameter(
          label,
          "Label",
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
    if (accounts.isEmpty()) {
      throw SqsError.missing("AWSAccountId");
    }
    if (actions.isEmpty()) {
      throw SqsError.missing("ActionName");
    }
    if (!accounts.stream().allMatch(account -> ACCOUNT.matcher(account).matches())) {
      throw SqsError.parameter(accounts, "PrincipalId", "Unable to verify.");
    }
    if (actions.size() > SqsLimits.ACTIONS) {
      throw SqsError.overLimit(
          actions.size() + " Actions were found, maximum allowed is " + SqsLimits.ACTIONS + ".");
    }
    for (String action : actions) {
      if (!ACTIONS.contains(action)) {
        throw SqsError.parameter(
            "SQS:" + action,
            "ActionName",
            "Only the queue owner is allowed to invoke this action.");
      }
    }
  }

  private List<JsonNode> statements() {
    JsonNode statement = policy.path("Statement");
    List<JsonNode> all = new ArrayList<>();
    if (statement.isArray()) {
      statement.forEach(all::add);
    } else if (statement.isObject()) {
      all.add(statement);
    }
    return all;
  }

  private static boolean isOf(JsonNode statement, String label) {
    return statement.path("Sid").asString("").equals(label);
  }

  private String written(List<JsonNode> statements) {
    ArrayNode all = policy.putArray("Statement");
    statements.forEach(all::add);
    return Json.write(policy);
  }

  private static JsonNode oneOrAll(List<String> values) {
    if (values.size() == 1) {
      return Json.text(values.getFirst());
    }
    ArrayNode all = Json.array();
    values.forEach(all::add);
    return all;
  }
}
