package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what a Choice rule tests. */
final class ConditionReader {
  private static final List<String> FORMS = List.of("And", "Or", "Not", "Variable", "Condition");

  private static final Set<String> PATHS = Set.of("And", "Or", "Not", "Variable");

  private ConditionReader() {}

  /** The condition, or null where it is none; only a rule at the top may say what comes next. */
  static @Nullable Condition read(Fields fields, boolean top) {
    if (fields.language() == QueryLanguage.JSONATA) {
      return expression(fields);
    }
    List<String> forms = FORMS.stream().filter(fields::has).toList();
    if (forms.size() != 1) {
      fields
          .problems()
          .schema(
              "The object must have only one of the following fields, " + FORMS, fields.location());
      return null;
    }
    return switch (forms.getFirst()) {
      case "And" -> combined(fields, "And", top);
      case "Or" -> combined(fields, "Or", top);
      case "Not" -> not(fields, top);
      case "Variable" -> comparison(fields, top);
      default -> {
        fields
            .problems()
            .schema(StateReader.onlyInOther(fields.language(), "Condition"), fields.location());
        yield null;
      }
    };
  }

  private static @Nullable Condition expression(Fields fields) {
    List<String> paths = fields.names().stream().filter(ConditionReader::isPaths).toList();
    allow(
        fields, true, Stream.concat(Stream.of("Condition"), paths.stream()).toArray(String[]::new));
    for (String name : paths) {
      fields.problems().schema(StateReader.onlyInOther(fields.language(), name), fields.at(name));
    }
    fields.require("Condition");
    JsonNode value = fields.any("Condition");
    if (value != null && !value.isBoolean() && !Expressions.isExpression(value)) {
      fields.problems().schema("Expected value of type Boolean", fields.at("Condition"));
      return null;
    }
    Query expression = Expressions.template(fields, "Condition");
    return expression == null ? null : new Holds(expression, fields.within("Condition"));
  }

  /** What a rule tests with in JSONPath. */
  private static boolean isPaths(String name) {
    return PATHS.contains(name) || Operators.isOperator(name);
  }

  private static @Nullable Condition combined(Fields fields, String form, boolean top) {
    allow(fields, top, form);
    List<Condition> conditions = new ArrayList<>();
    for (Fields element : fields.objects(form)) {
      Condition condition = read(element, false);
      if (condition != null) {
        conditions.add(condition);
      }
    }
    fields.notEmpty(form);
    return form.equals("And") ? new Combined.And(conditions) : new Combined.Or(conditions);
  }

  private static @Nullable Condition not(Fields fields, boolean top) {
    allow(fields, top, "Not");
    Fields inner = fields.object("Not");
    Condition condition = inner == null ? null : read(inner, false);
    return condition == null ? null : new Combined.Not(condition);
  }

  private static @Nullable Condition comparison(Fields fields, boolean top) {
    List<String> operators = fields.names().stream().filter(Operators::isOperator).toList();
    allow(
        fields,
        top,
        Stream.concat(Stream.of("Variable"), operators.stream()).toArray(String[]::new));
    if (operators.size() != 1) {
      fields
          .problems()
          .schema(
              "There should only be one of the following fields: "
                  + (operators.isEmpty() ? Operators.names() : operators),
              fields.location());
      return null;
    }
    JsonPath variable = fields.place("Variable");
    String operator = operators.getFirst();
    if (variable == null) {
      return null;
    }
    return operator.endsWith("Path")
        ? withPath(fields, variable, operator)
        : withLiteral(fields, variable, operator);
  }

  private static @Nullable Condition withPath(Fields fields, JsonPath variable, String operator) {
    JsonPath other = fields.place(operator);
    return other == null ? null : Operators.comparing(operator, variable, new Operand.At(other));
  }

  private static @Nullable Condition withLiteral(
      Fields fields, JsonPath variable, String operator) {
    JsonNode literal = Objects.requireNonNull(fields.any(operator));
    String wrong = Operators.whatIsWrong(operator, literal);
    if (wrong != null) {
      fields.problems().schema(wrong, fields.at(operator));
      return null;
    }
    return Operators.comparing(operator, variable, new Operand.Literal(literal));
  }

  private static void allow(Fields fields, boolean top, String... names) {
    List<String> allowed = new ArrayList<>(List.of(names));
    allowed.add("Comment");
    if (top) {
      allowed.addAll(List.of("Next", "Assign", "Output"));
    }
    StateReader.only(fields, Set.copyOf(allowed));
  }
}
