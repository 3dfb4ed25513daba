package dev.holdpoint.core.query.jsonata.syntax;

import tools.jackson.databind.JsonNode;

/**
 * One token.
 *
 * @param text an operator's sign, a name, or a string's content
 * @param position where the expression goes on behind it
 */
record Token(Type type, String text, Literal literal, int position) {
  enum Type {
    OPERATOR,
    NAME,
    VARIABLE,
    STRING,
    NUMBER,
    VALUE,
    REGEX,
    END
  }

  /** What a literal stands for. */
  sealed interface Literal {
    record None() implements Literal {}

    record Json(JsonNode node) implements Literal {}

    record Regex(java.util.regex.Pattern pattern) implements Literal {}
  }

  static Token of(Type type, String text, int position) {
    return new Token(type, text, new Literal.None(), position);
  }

  /** What messages show of it. */
  Object shown() {
    return literal instanceof Literal.Json(JsonNode node) && type != Type.STRING ? node : text;
  }

  boolean is(String operator) {
    return type == Type.OPERATOR && text.equals(operator);
  }

  /** How the parser's table calls it. */
  String id() {
    return switch (type) {
      case OPERATOR -> text;
      case NAME, VARIABLE -> "(name)";
      case STRING, NUMBER, VALUE -> "(literal)";
      case REGEX -> "(regex)";
      case END -> "(end)";
    };
  }
}
