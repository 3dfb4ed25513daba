package dev.holdpoint.core.query.jsonata.picture;

import java.util.List;
import java.util.Locale;

/** Numbers in letters and in Roman numerals. */
final class Numerations {
  private static final List<String> ROMAN =
      List.of("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i");

  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

  private Numerations() {}

  static String letters(long value, char first) {
    StringBuilder letters = new StringBuilder();
    for (long rest = value; rest > 0; rest = (rest - 1) / 26) {
      letters.append((char) ((rest - 1) % 26 + first));
    }
    return letters.reverse().toString();
  }

  static double fromLetters(String letters, char first) {
    double value = 0;
    for (int i = 0; i < letters.length(); i++) {
      value = value * 26 + (letters.charAt(i) - first + 1);
    }
    return value;
  }

  static String roman(long value) {
    StringBuilder roman = new StringBuilder();
    long rest = value;
    for (int i = 0; i < ROMAN_VALUES.length; i++) {
      while (rest >= ROMAN_VALUES[i]) {
        roman.append(ROMAN.get(i));
        rest -= ROMAN_VALUES[i];
      }
    }
    return roman.toString();
  }

  static double fromRoman(String roman) {
    double value = 0;
    int max = 1;
    String digits = roman.toLowerCase(Locale.ROOT);
    for (int i = digits.length() - 1; i >= 0; i--) {
      int place = ROMAN.indexOf(digits.substring(i, i + 1));
      if (place < 0) {
        return Double.NaN;
      }
      int digit = ROMAN_VALUES[place];
      value += digit < max ? -digit : digit;
      max = Math.max(max, digit);
    }
    return value;
  }
}
