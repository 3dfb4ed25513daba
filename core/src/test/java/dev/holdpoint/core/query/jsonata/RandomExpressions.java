package dev.holdpoint.core.query.jsonata;

import java.util.List;
import java.util.Random;

/** Expressions by chance, from the grammar; some of them with letters lost or put in. */
final class RandomExpressions {
  private static final List<String> ATOMS =
      List.of(
          "1",
          "0",
          "-2.5",
          "'a'",
          "''",
          "null",
          "true",
          "$states.input.a",
          "$states.input.list",
          "$states.input.nums",
          "$states.input.nested",
          "$states.input.order.lines",
          "$x",
          "$",
          "n",
          "v",
          "t",
          "$states.input.one");

  private static final List<String> OPERATORS =
      List.of("+", "-", "*", "/", "%", "=", "!=", "<", ">=", "&", "and", "or", "in", "~>", "..");

  private static final List<String> FUNCTIONS =
      List.of(
          "sum",
          "count",
          "string",
          "uppercase",
          "length",
          "number",
          "round",
          "boolean",
          "keys",
          "spread",
          "merge",
          "reverse",
          "sort",
          "distinct",
          "join",
          "clone",
          "parse",
          "toMillis",
          "fromMillis",
          "shuffle",
          "type",
          "max",
          "average",
          "base64decode");

  private static final String LETTERS = "()[]{}.,;:?$\"'`/|^@#*%&<>=~!-0a ";

  private final Random random;

  RandomExpressions(Random random) {
    this.random = random;
  }

  String next() {
    String expression = expression(1 + random.nextInt(4));
    return random.nextInt(4) == 0 ? mutated(expression) : expression;
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private String mutated(String expression) {
    StringBuilder text = new StringBuilder(expression);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      if (at < text.length() && random.nextBoolean()) {
        text.deleteCharAt(at);
      } else {
        text.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
      }
    }
    return text.toString();
  }

  private String expression(int depth) {
    if (depth == 0) {
      return one(ATOMS);
    }
    return switch (random.nextInt(12)) {
      case 0, 1 -> path(depth);
      case 2, 3 -> expression(depth - 1) + " " + one(OPERATORS) + " " + expression(depth - 1);
      case 4 -> "$" + one(FUNCTIONS) + "(" + expression(depth - 1) + ")";
      case 5 -> "$map(" + expression(depth - 1) + ", " + function(depth) + ")";
      case 6 -> "$reduce(" + expression(depth - 1) + ", " + function(depth) + ")";
      case 7 -> "[" + expression(depth - 1) + ", " + expression(depth - 1) + "]";
      case 8 -> "{'k': " + expression(depth - 1) + ", n: " + expression(depth - 1) + "}";
      case 9 -> "($x := " + expression(depth - 1) + "; " + expression(depth - 1) + ")";
      case 10 -> expression(depth - 1) + " ? " + expression(depth - 1) + " : 1";
      default -> "$replace(" + expression(depth - 1) + ", /(a)|l+/, '[$1]')";
    };
  }

  private String function(int depth) {
    return "function($x, $y) { " + expression(depth - 1) + " }";
  }

  private String path(int depth) {
    StringBuilder path = new StringBuilder(one(ATOMS));
    for (int i = random.nextInt(4); i > 0; i--) {
      switch (random.nextInt(10)) {
        case 0 -> path.append("[").append(expression(depth - 1)).append("]");
        case 1 -> path.append("^(>").append(one(ATOMS)).append(")");
        case 2 -> path.append("#$i");
        case 3 -> path.append("@$y");
        case 4 -> path.append("{n: ").append(expression(depth - 1)).append("}");
        case 5 -> path.append(".%");
        case 6 -> path.append(".**");
        case 7 -> path.append(".[").append(expression(depth - 1)).append("]");
        default -> path.append(".").append(one(List.of("n", "v", "t", "*", "sku", "($)")));
      }
    }
    return path.toString();
  }
}
