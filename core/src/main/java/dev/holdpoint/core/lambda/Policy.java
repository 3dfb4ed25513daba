package dev.holdpoint.core.lambda;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A function's policy in IAM's language. */
public final class Policy {
  private Policy() {}

  static String json(Function function) {
    ObjectNode policy = Json.object().put("Version", "2012-10-17").put("Id", "default");
    ArrayNode statements = policy.putArray("Statement");
    function.policy().forEach(permission -> statements.add(statement(function, permission)));
    return Json.write(policy);
  }

  /** One statement. */
  public static ObjectNode statement(Function function, Permission permission) {
    ObjectNode statement =
        Json.object().put("Sid", permission.statementId()).put("Effect", "Allow");
    principal(statement, permission.principal());
    statement.put("Action", permission.action()).put("Resource", function.arn().value());
    ObjectNode condition = Json.object();
    if (permission.sourceAccount() != null) {
      condition.putObject("StringEquals").put("AWS:SourceAccount", permission.sourceAccount());
    }
    if (permission.sourceArn() != null) {
      condition.putObject("ArnLike").put("AWS:SourceArn", permission.sourceArn());
    }
    if (!condition.isEmpty()) {
      statement.set("Condition", condition);
    }
    return statement;
  }

  private static void principal(ObjectNode statement, String principal) {
    if (principal.equals("*")) {
      statement.put("Principal", "*");
    } else if (principal.contains(".amazon")) {
      statement.putObject("Principal").put("Service", principal);
    } else if (principal.startsWith("arn:")) {
      statement.putObject("Principal").put("AWS", principal);
    } else {
      statement.putObject("Principal").put("AWS", "arn:aws:iam::" + principal + ":root");
    }
  }
}
