package dev.holdpoint.core.apigateway.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One statement of a resource policy.
 *
 * @param principals whom it is about, as AWS writes them; a star is everybody
 * @param actions in lower case
 * @param about whether it is about these resources; else it is about all others
 */
record PolicyStatement(
    boolean allows,
    List<String> principals,
    List<String> actions,
    List<String> resources,
    boolean about,
    List<PolicyCondition> conditions) {
  private static final Set<String> FIELDS =
      Set.of("Sid", "Effect", "Principal", "Action", "Resource", "NotResource", "Condition");
  private static final String INVOKE = "execute-api:invoke";
  private static final String SHORT = "execute-api:";
  private static final String EVERYBODY = "*";

  PolicyStatement {
    principals = List.copyOf(principals);
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  static PolicyStatement read(JsonNode given) {
    for (String field : given.propertyNames()) {
      if (!FIELDS.contains(field)) {
        throw PolicyError.unknown("the element " + field);
      }
    }
    String effect = given.path("Effect").asString("");
    boolean about = given.has("Resource");
    List<String> resources = texts(given.path(about ? "Resource" : "NotResource"));
    List<String> actions = texts(given.path("Action"));
    if (!Set.of("Allow", "Deny").contains(effect) || resources.isEmpty() || actions.isEmpty()) {
      throw PolicyError.malformed();
    }
    resources.forEach(PolicyStatement::check);
    return new PolicyStatement(
        effect.equals("Allow"),
        principals(given.path("Principal")),
        actions.stream().map(action -> action.toLowerCase(Locale.ROOT)).toList(),
        resources,
        about,
        PolicyCondition.read(given.path("Condition")));
  }

  private static void check(String resource) {
    boolean known =
        resource.equals("*") || resource.startsWith("arn:") || resource.startsWith(SHORT);
    if (!known) {
      throw PolicyError.malformed();
    }
  }

  private static List<String> principals(JsonNode given) {
    if (given.isString() && given.stringValue().equals(EVERYBODY)) {
      return List.of(EVERYBODY);
    }
    if (!given.isObject() || given.isEmpty()) {
      throw PolicyError.malformed();
    }
    for (String kind : given.propertyNames()) {
      if (!kind.equals("AWS")) {
        throw PolicyError.unknown("a principal of the kind " + kind);
      }
    }
    return texts(given.path("AWS"));
  }

  /** One text or a list of them. */
  static List<String> texts(JsonNode oneOrMany) {
    return oneOrMany.isArray()
        ? oneOrMany.valueStream().map(JsonNode::asString).toList()
        : oneOrMany.isMissingNode() ? List.of() : List.of(oneOrMany.asString());
  }

  boolean concerns(Asking asking) {
    return actions.stream().anyMatch(action -> Wildcards.match(action, INVOKE))
        && principals.stream().anyMatch(one -> isMeant(one, asking))
        && resources.stream().anyMatch(one -> covers(one, asking)) == about
        && conditions.stream().allMatch(one -> one.holds(asking));
  }

  /** An account's number, or its root, stands for all that is in it. */
  private static boolean isMeant(String principal, Asking asking) {
    if (principal.equals(EVERYBODY)) {
      return true;
    }
    String account = asking.fact(Asking.ACCOUNT);
    return principal.equals(account)
        || principal.equals("arn:aws:iam::" + account + ":root")
        || principal.equals(asking.fact(Asking.PRINCIPAL));
  }

  /** {@code execute-api:/STAGE/METHOD/PATH} is short for the API's own. */
  private static boolean covers(String resource, Asking asking) {
    String whole =
        resource.startsWith(SHORT)
            ? asking.apiArn() + resource.substring(SHORT.length())
            : resource;
    return Wildcards.match(whole, asking.methodArn());
  }
}
