package dev.holdpoint.testkit.conformance;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One place where an answer is not as recorded.
 *
 * @param expected what was recorded, or what there must not be
 */
public record Difference(String path, String expected, String got) {
  private static final int MOST_SHOWN = 600;

  static Difference of(String path, @Nullable JsonNode expected, @Nullable JsonNode got) {
    return new Difference(path, text(expected), text(got));
  }

  private static String text(@Nullable JsonNode node) {
    return node == null ? "nothing" : node.toString();
  }

  /** Three lines to read. */
  @Override
  public String toString() {
    return path + "\n  expected: " + cut(expected) + "\n  got:      " + cut(got);
  }

  private static String cut(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "…";
  }
}
