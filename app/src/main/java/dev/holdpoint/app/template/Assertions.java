package dev.holdpoint.app.template;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The template's {@code Rules}: what must hold of its parameters before anything is made. */
public final class Assertions {
  private Assertions() {}

  /**
   * Looks at every rule.
   *
   * @throws TemplateException where one does not hold, in the words of its author
   */
  public static void check(Template template, Evaluator early) {
    for (Map.Entry<String, JsonNode> rule : template.rules().entrySet()) {
      String where = "the rule " + rule.getKey();
      JsonNode condition = rule.getValue().path("RuleCondition");
      if (condition.isMissingNode() || early.evaluate(condition, where).asBoolean(false)) {
        rule.getValue().path("Assertions").values().forEach(one -> check(one, early, where));
      }
    }
  }

  private static void check(JsonNode assertion, Evaluator early, String where) {
    if (!early.evaluate(assertion.path("Assert"), where).asBoolean(false)) {
      String why = assertion.path("AssertDescription").asString("");
      throw new TemplateException(
          "The parameters do not keep %s of the template%s."
              .formatted(where, why.isEmpty() ? "" : ": " + why));
    }
  }
}
