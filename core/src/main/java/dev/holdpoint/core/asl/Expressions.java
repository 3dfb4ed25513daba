package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.jsonata.InvalidTemplateExpression;
import dev.holdpoint.core.query.jsonata.JsonataExpression;
import dev.holdpoint.core.query.jsonata.JsonataQuery;
import dev.holdpoint.core.query.jsonata.JsonataTemplate;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads fields that hold JSONata. */
final class Expressions {
  /** The states whose work gives a result. */
  private static final Set<String> WITH_RESULT = Set.of("Task", "Parallel", "Map");

  private Expressions() {}

  /** Whether a field holds an expression, and not a literal. */
  static boolean isExpression(@Nullable JsonNode value) {
    return value != null
        && value.isString()
        && JsonataExpression.inner(value.stringValue()) != null;
  }

  /** Any JSON with expressions in it, at any depth; null where the field is absent. */
  static @Nullable Query template(Fields fields, String name) {
    JsonNode value = fields.any(name);
    if (value == null) {
      return null;
    }
    JsonataTemplate template;
    try {
      template = JsonataTemplate.compile(value);
    } catch (InvalidTemplateExpression e) {
      fields.problems().schema(String.valueOf(e.getMessage()), fields.at(name) + e.location());
      return null;
    }
    refuseWhatIsNotThere(fields, name, template.statesFields());
    return new JsonataQuery(template, fields.within(name));
  }

  /** One expression; null where the field is absent or holds none. */
  static @Nullable Query expression(Fields fields, String name) {
    return isExpression(fields.any(name)) ? template(fields, name) : null;
  }

  /** A result is there once the work is done, an error's description in a Catch alone. */
  private static void refuseWhatIsNotThere(Fields fields, String name, Set<String> used) {
    boolean catches = fields.within(name).startsWith("Catch[");
    boolean leaves = name.equals("Output") || name.equals("Assign");
    boolean done = leaves && !catches && WITH_RESULT.contains(fields.type());
    if (used.contains("result") && !done) {
      refuse(fields, name, "result");
    }
    if (used.contains("errorOutput") && !catches) {
      refuse(fields, name, "errorOutput");
    }
  }

  private static void refuse(Fields fields, String name, String what) {
    fields
        .problems()
        .schema(
            "The variable '$states." + what + "' can not be accessed in the field '" + name + "'",
            fields.at(name));
  }
}
