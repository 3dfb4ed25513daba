package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The comparison operators of a Choice rule by their names. */
final class Operators {
  /** Tells of a value what it is. */
  private static final Map<String, Predicate<JsonNode>> TYPE_TESTS =
      Map.of(
          "IsNull", JsonNode::isNull,
          "IsString", JsonNode::isString,
          "IsNumeric", JsonNode::isNumber,
          "IsBoolean", JsonNode::isBoolean,
          "IsTimestamp", Operators::isTimestamp);

  private static final Map<String, Comparing> COMPARISONS = comparisons();

  private Operators() {}

  private record Comparing(Kind kind, Relation relation) {}

  private static Map<String, Comparing> comparisons() {
    Map<String, Comparing> all = new LinkedHashMap<>();
    for (Kind kind : Kind.values()) {
      for (Relation relation : Relation.values()) {
        if (kind != Kind.BOOLEAN || relation == Relation.EQUALS) {
          String name = kind.word() + relation.word();
          all.put(name, new Comparing(kind, relation));
          all.put(name + "Path", new Comparing(kind, relation));
        }
      }
    }
    return all;
  }

  static List<String> names() {
    List<String> names = new ArrayList<>(COMPARISONS.keySet());
    names.addAll(List.of("StringMatches", "IsPresent"));
    names.addAll(TYPE_TESTS.keySet().stream().sorted().toList());
    return names;
  }

  static boolean isOperator(String name) {
    return COMPARISONS.containsKey(name)
        || TYPE_TESTS.containsKey(name)
        || name.equals("StringMatches")
        || name.equals("IsPresent");
  }

  /** What AWS would say of a literal that does not suit its operator, or null where it does. */
  static @Nullable String whatIsWrong(String operator, JsonNode literal) {
    if (operator.startsWith("Is")) {
      return literal.isBoolean() ? null : "Expected value of type Boolean";
    }
    Comparing comparing = COMPARISONS.get(operator);
    Kind kind = comparing == null ? Kind.STRING : comparing.kind();
    return kind.takes(literal) ? null : kind.complaint();
  }

  static Condition comparing(String operator, JsonPath path, Operand operand) {
    Comparing comparing = COMPARISONS.get(operator);
    if (comparing != null) {
      return new Comparison(comparing.kind(), comparing.relation(), new Operand.At(path), operand);
    }
    JsonNode literal = operand instanceof Operand.Literal(JsonNode value) ? value : null;
    if (literal == null) {
      throw new IllegalStateException(
          "Expected a literal, but got a path (operator=" + operator + ")");
    }
    return switch (operator) {
      case "StringMatches" -> new Wildcard(new Operand.At(path), literal.stringValue());
      case "IsPresent" -> scope -> (path.find(scope) != null) == literal.booleanValue();
      default -> typeTest(operator, new Operand.At(path), literal.booleanValue());
    };
  }

  private static Condition typeTest(String operator, Operand operand, boolean expected) {
    Predicate<JsonNode> test = TYPE_TESTS.get(operator);
    if (test == null) {
      throw new IllegalStateException(
          "Expected an operator, but got another (name=" + operator + ")");
    }
    return scope -> test.test(operand.value(scope)) == expected;
  }

  private static boolean isTimestamp(JsonNode value) {
    return value.isString() && Timestamps.parse(value.stringValue()) != null;
  }
}
