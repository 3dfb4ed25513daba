package dev.holdpoint.core.query.intrinsic;

import tools.jackson.databind.JsonNode;

/** {@code States.MathAdd(a, b)}: the sum of two whole numbers. */
final class MathAdd implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    try {
      return Numbers.node(Math.addExact(arguments.integer(0), arguments.integer(1)));
    } catch (ArithmeticException e) {
      throw new BadArgument("The sum is out of range");
    }
  }
}
