package dev.holdpoint.core.query.jsonata.picture;

import java.util.List;

/** Separators between groups of digits. */
final class Grouping {
  private Grouping() {}

  /** The distance at which separators stand regularly, or 0. */
  static int regular(List<Integer> positions) {
    int factor = positions.stream().reduce(0, Grouping::divisor);
    for (int i = 1; i <= positions.size(); i++) {
      if (!positions.contains(i * factor)) {
        return 0;
      }
    }
    return factor;
  }

  private static int divisor(int a, int b) {
    return b == 0 ? a : divisor(b, a % b);
  }
}
