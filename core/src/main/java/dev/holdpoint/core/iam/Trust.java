package dev.holdpoint.core.iam;

import dev.holdpoint.core.json.Json;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A role's trust: which accounts may assume it. */
public final class Trust {
  private static final Set<String> ASSUME = Set.of("sts:AssumeRole", "sts:*", "*");

  private Trust() {}

  /**
   * Whether a trust document lets an account in. A statement with a condition, or one that denies,
   * lets nobody in: what is not understood shall not open anything.
   */
  public static boolean names(String document, String account) {
    JsonNode statements = Json.parse(document).path("Statement");
    boolean denies =
        each(statements).anyMatch(one -> !one.path("Effect").asString("").equals("Allow"));
    return !denies && each(statements).anyMatch(one -> allows(one, account));
  }

  private static boolean allows(JsonNode statement, String account) {
    JsonNode principal = statement.path("Principal");
    JsonNode accounts = principal.isString() ? principal : principal.path("AWS");
    return !statement.has("Condition")
        && each(statement.path("Action")).anyMatch(action -> ASSUME.contains(action.asString("")))
        && each(accounts).anyMatch(who -> isOf(who.asString(""), account));
  }

  private static boolean isOf(String principal, String account) {
    return principal.equals("*")
        || principal.equals(account)
        || principal.equals("arn:aws:iam::" + account + ":root");
  }

  private static Stream<JsonNode> each(JsonNode node) {
    return node.isArray()
        ? node.valueStream()
        : node.isMissingNode() ? Stream.empty() : Stream.of(node);
  }
}
