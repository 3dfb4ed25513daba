package dev.holdpoint.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Damages texts, the same way for the same seed: what a parser may be given by people who err and
 * by those who mean harm.
 */
public final class Mutations {
  /** What parsers stumble over. */
  private static final List<String> PIECES =
      List.of(
          "",
          "\u0000",
          "\n",
          "\r\n",
          "\"",
          "'",
          "\\",
          "\\u0000",
          "\\uD800",
          "{",
          "}",
          "[",
          "]",
          "(",
          ")",
          "$",
          "$$",
          "$.",
          "$..",
          "*",
          "**",
          "%",
          "%00",
          "%ff",
          "%s",
          "&",
          "=",
          ":",
          ";",
          ",",
          "/",
          "../",
          "//",
          "~",
          "^",
          "?",
          "#",
          "-1",
          "0",
          "1e999",
          "-0.0",
          "NaN",
          "null",
          "true",
          "9223372036854775808",
          "2147483648",
          "99999999999999999999",
          "\uFEFF",
          "\u2028",
          "é",
          "𝄞",
          "\uD834",
          "<!--",
          "<![CDATA[",
          "&a;",
          "!!",
          "*a",
          "&a ",
          "<<: ",
          "${",
          "{{",
          "$states.",
          "States.Format(",
          "$eval('",
          "1..1e7",
          "rate(",
          "cron(",
          "arn:aws:",
          "AAAA",
          "====");

  private static final int MOST_CHANGES = 6;
  private static final int LONGEST_REPEAT = 2_000;

  private final Random random;

  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** One of these, damaged in one place or in several. */
  public String of(List<String> seeds) {
    StringBuilder text = new StringBuilder(pick(seeds));
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      change(text, seeds);
    }
    return text.toString();
  }

  /** Bytes, damaged in one place or in several. */
  public byte[] of(byte[] seed) {
    byte[] bytes = seed.clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes && bytes.length > 0; i++) {
      if (random.nextInt(5) == 0) {
        bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      } else {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
    }
    return bytes;
  }

  private void change(StringBuilder text, List<String> seeds) {
    int from = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), from + 1 + random.nextInt(12));
    switch (random.nextInt(8)) {
      case 0 -> text.delete(from, to);
      case 1 -> text.insert(from, pick(PIECES));
      case 2 -> text.replace(from, to, pick(PIECES));
      case 3 -> text.insert(from, text.substring(from, to));
      case 4 -> text.insert(from, pick(PIECES).repeat(1 + random.nextInt(LONGEST_REPEAT)));
      case 5 -> text.setLength(from);
      case 6 -> splice(text, from, pick(seeds));
      default -> text.insert(from, (char) random.nextInt(Character.MAX_VALUE + 1));
    }
  }

  private void splice(StringBuilder text, int at, String other) {
    int from = random.nextInt(other.length() + 1);
    text.setLength(at);
    text.append(other, from, other.length());
  }

  private String pick(List<String> texts) {
    return texts.get(random.nextInt(texts.size()));
  }
}
