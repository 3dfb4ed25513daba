package dev.holdpoint.core.iam;

import dev.holdpoint.core.json.Json;
import java.util.Locale;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a document lets accounts do: a role's trust, or the policy of a resource.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic-cross-account.html">Cross-account
 *     policy evaluation logic</a>
 */
public final class Grants {
  private Grants() {}

  /**
   * Whether a document lets an account do this. A statement with a condition, or a document that
   * denies anything, lets nobody in: what is not understood shall not open anything.
   *
   * @param action such as {@code sqs:SendMessage}
   */
  public static boolean allow(String document, String account, String action) {
    JsonNode statements = Json.parse(document).path("Statement");
    boolean denies =
        each(statements).anyMatch(one -> !one.path("Effect").asString("").equals("Allow"));
    return !denies && each(statements).anyMatch(one -> allows(one, account, action));
  }

  private static boolean allows(JsonNode statement, String account, String action) {
    JsonNode principal = statement.path("Principal");
    JsonNode accounts = principal.isString() ? principal : principal.path("AWS");
    return !statement.has("Condition")
        && each(statement.path("Action")).anyMatch(one -> covers(one.asString(""), action))
        && each(accounts).anyMatch(who -> isOf(who.asString(""), account));
  }

  /** Actions are written in either case; one may end in a star. */
  private static boolean covers(String pattern, String action) {
    String wanted = action.toLowerCase(Locale.ROOT);
    String given = pattern.toLowerCase(Locale.ROOT);
    return given.endsWith("*")
        ? wanted.startsWith(given.substring(0, given.length() - 1))
        : wanted.equals(given);
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
