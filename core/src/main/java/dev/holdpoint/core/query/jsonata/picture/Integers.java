package dev.holdpoint.core.query.jsonata.picture;

/** Whole numbers written and read by pictures. */
public final class Integers {
  private Integers() {}

  /** A number by a picture such as {@code #,##0} or {@code Ww}. */
  public static String format(double value, String picture) {
    return IntegerPicture.of(picture).format(Math.floor(value));
  }

  /** The number that a text stands for, NaN where it stands for none. */
  public static double parse(String text, String picture) {
    return parse(text, IntegerPicture.of(picture));
  }

  static double parse(String text, IntegerPicture picture) {
    return switch (picture.primary) {
      case LETTERS -> Numerations.fromLetters(text, picture.upper() ? 'A' : 'a');
      case ROMAN -> Numerations.fromRoman(text);
      case WORDS -> Words.number(text);
      case DECIMAL -> decimal(text, picture);
    };
  }

  private static double decimal(String text, IntegerPicture picture) {
    String digits = picture.ordinal ? text.substring(0, Math.max(0, text.length() - 2)) : text;
    if (picture.regular > 0) {
      digits = digits.replace(",", "");
    } else {
      for (IntegerPicture.Separator separator : picture.separators) {
        digits = digits.replace(separator.character(), "");
      }
    }
    StringBuilder plain = new StringBuilder();
    digits.codePoints().forEach(c -> plain.appendCodePoint(c - picture.zero + '0'));
    return leading(plain.toString());
  }

  /** The number with which a text begins. */
  static double leading(String text) {
    int end = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    int start = end;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end == start ? Double.NaN : Double.parseDouble(text.substring(0, end));
  }
}
