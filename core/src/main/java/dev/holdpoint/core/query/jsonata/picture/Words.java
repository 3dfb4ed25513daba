package dev.holdpoint.core.query.jsonata.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers in English words. */
final class Words {
  private static final List<String> FEW =
      List.of(
          "Zero",
          "One",
          "Two",
          "Three",
          "Four",
          "Five",
          "Six",
          "Seven",
          "Eight",
          "Nine",
          "Ten",
          "Eleven",
          "Twelve",
          "Thirteen",
          "Fourteen",
          "Fifteen",
          "Sixteen",
          "Seventeen",
          "Eighteen",
          "Nineteen");

  private static final List<String> ORDINALS =
      List.of(
          "Zeroth",
          "First",
          "Second",
          "Third",
          "Fourth",
          "Fifth",
          "Sixth",
          "Seventh",
          "Eighth",
          "Ninth",
          "Tenth",
          "Eleventh",
          "Twelfth",
          "Thirteenth",
          "Fourteenth",
          "Fifteenth",
          "Sixteenth",
          "Seventeenth",
          "Eighteenth",
          "Nineteenth");

  private static final List<String> DECADES =
      List.of(
          "Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety", "Hundred");

  private static final List<String> MAGNITUDES =
      List.of("Thousand", "Million", "Billion", "Trillion");

  private static final Map<String, Double> VALUES = values();

  private Words() {}

  static String of(double number, boolean ordinal) {
    return words(number, false, ordinal);
  }

  private static String words(double number, boolean following, boolean ordinal) {
    if (number <= 19) {
      return (following ? " and " : "") + (ordinal ? ORDINALS : FEW).get((int) number);
    }
    if (number < 100) {
      return tens((int) number, following, ordinal);
    }
    if (number < 1000) {
      double rest = number % 100;
      String words = (following ? ", " : "") + FEW.get((int) (number / 100)) + " Hundred";
      return words + (rest > 0 ? words(rest, true, ordinal) : ordinal ? "th" : "");
    }
    int magnitude = (int) Math.min(Math.floor(Math.log10(number) / 3), MAGNITUDES.size());
    double factor = Math.pow(10, magnitude * 3);
    double count = Math.floor(number / factor);
    double rest = number - count * factor;
    String words =
        (following ? ", " : "") + words(count, false, false) + " " + MAGNITUDES.get(magnitude - 1);
    return words + (rest > 0 ? words(rest, true, ordinal) : ordinal ? "th" : "");
  }

  private static String tens(int number, boolean following, boolean ordinal) {
    int rest = number % 10;
    String words = (following ? " and " : "") + DECADES.get(number / 10 - 2);
    if (rest > 0) {
      return words + "-" + words(rest, false, ordinal);
    }
    return ordinal ? words.substring(0, words.length() - 1) + "ieth" : words;
  }

  private static Map<String, Double> values() {
    Map<String, Double> values = new HashMap<>();
    for (int i = 0; i < FEW.size(); i++) {
      values.put(FEW.get(i).toLowerCase(Locale.ROOT), (double) i);
      values.put(ORDINALS.get(i).toLowerCase(Locale.ROOT), (double) i);
    }
    for (int i = 0; i < DECADES.size(); i++) {
      String word = DECADES.get(i).toLowerCase(Locale.ROOT);
      values.put(word, (i + 2) * 10.0);
      values.put(word.substring(0, word.length() - 1) + "ieth", (i + 2) * 10.0);
    }
    values.put("hundredth", 100.0);
    for (int i = 0; i < MAGNITUDES.size(); i++) {
      String word = MAGNITUDES.get(i).toLowerCase(Locale.ROOT);
      values.put(word, Math.pow(10, (i + 1) * 3));
      values.put(word + "th", Math.pow(10, (i + 1) * 3));
    }
    return Map.copyOf(values);
  }

  /** The number that words stand for, NaN where a word is none of a number. */
  static double number(String words) {
    List<Double> segments = new ArrayList<>(List.of(0.0));
    for (String word : words.toLowerCase(Locale.ROOT).split(",\\s|\\sand\\s|[\\s\\\\-]")) {
      double value = VALUES.getOrDefault(word, Double.NaN);
      double top = segments.removeLast();
      if (value < 100) {
        if (top >= 1000) {
          segments.add(top);
          top = 0;
        }
        segments.add(top + value);
      } else {
        segments.add(top * value);
      }
    }
    return segments.stream().mapToDouble(Double::doubleValue).sum();
  }

  static Iterable<String> known() {
    return VALUES.keySet();
  }
}
