package dev.holdpoint.core.query.jsonata.syntax;

import java.util.Map;

/** How strongly the operators bind what stands at their left. */
final class Binding {
  static final Map<String, Integer> POWERS =
      Map.ofEntries(
          Map.entry(".", 75),
          Map.entry("[", 80),
          Map.entry("{", 70),
          Map.entry("(", 80),
          Map.entry("@", 80),
          Map.entry("#", 80),
          Map.entry("?", 20),
          Map.entry("+", 50),
          Map.entry("-", 50),
          Map.entry("*", 60),
          Map.entry("/", 60),
          Map.entry("%", 60),
          Map.entry("=", 40),
          Map.entry("<", 40),
          Map.entry(">", 40),
          Map.entry("^", 40),
          Map.entry(":=", 10),
          Map.entry("!=", 40),
          Map.entry("<=", 40),
          Map.entry(">=", 40),
          Map.entry("~>", 40),
          Map.entry("and", 30),
          Map.entry("or", 25),
          Map.entry("in", 40),
          Map.entry("&", 50));

  /** Signs at which a name ends, each an operator by itself. */
  static final String SIGNS = ".[]{}(),@#;:?+-*/%|=<>^&!~";

  /** Operators of two signs. */
  static final java.util.List<String> PAIRS =
      java.util.List.of("..", ":=", "!=", ">=", "<=", "**", "~>");

  private Binding() {}

  static int power(Token token) {
    return token.type() == Token.Type.OPERATOR ? POWERS.getOrDefault(token.text(), 0) : 0;
  }
}
