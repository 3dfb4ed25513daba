package dev.holdpoint.core.query.intrinsic;

import java.util.Random;
import tools.jackson.databind.JsonNode;

/** {@code States.MathRandom(start, end[, seed])}: a whole number from start up to, but not, end. */
final class MathRandom implements Intrinsic {
  @Override
  public JsonNode apply(Arguments arguments) {
    long start = arguments.integer(0);
    long end = arguments.integer(1);
    if (start >= end) {
      throw arguments.wrong(1, "greater than the first");
    }
    double width = (double) end - (double) start;
    long drawn = start + (long) (chance(arguments) * width);
    return Numbers.node(Math.min(Math.max(drawn, start), end - 1));
  }

  /** The same seed always gives the same number. */
  private static double chance(Arguments arguments) {
    return arguments.count() == 3
        ? new Random(arguments.integer(2)).nextDouble()
        : arguments.chance().getAsDouble();
  }
}
