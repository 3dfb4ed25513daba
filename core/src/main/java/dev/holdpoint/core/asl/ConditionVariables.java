package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The variables that a Choice rule in JSONPath compares, or compares with. */
final class ConditionVariables {
  private static final Set<String> COMBINED = Set.of("And", "Or", "Not");

  private final Set<String> found = new TreeSet<>();

  private ConditionVariables() {}

  /** Those of a rule that has been read without a problem. */
  static Set<String> of(JsonNode rule) {
    ConditionVariables variables = new ConditionVariables();
    variables.walk(rule);
    return variables.found;
  }

  private void walk(JsonNode condition) {
    if (condition.isArray()) {
      condition.forEach(this::walk);
    }
    for (var field : condition.properties()) {
      String name = field.getKey();
      if (COMBINED.contains(name)) {
        walk(field.getValue());
      } else if (name.equals("Variable") || name.endsWith("Path")) {
        found.addAll(JsonPath.compile(field.getValue().stringValue()).variables());
      }
    }
  }
}
