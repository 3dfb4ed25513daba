package dev.holdpoint.core.query.jsonata.picture;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a whole number is written: in digits, letters, Roman numerals or words. */
final class IntegerPicture {
  /** The zeros of the families of digits. */
  private static final int[] ZEROS = {
    0x30, 0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6, 0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x1090, 0x17E0, 0x1810, 0x1946, 0x19D0, 0x1A80,
    0x1A90, 0x1B50, 0x1BB0, 0x1C40, 0x1C50, 0xA620, 0xA8D0, 0xA900, 0xA9D0, 0xA9F0, 0xAA50, 0xABF0,
    0xFF10
  };

  /** Ours: no picture that a person writes asks for more digits. */
  private static final int MAX_DIGITS = 1_000;

  enum Primary {
    DECIMAL,
    LETTERS,
    ROMAN,
    WORDS
  }

  enum Letters {
    UPPER,
    LOWER,
    TITLE
  }

  /** A sign between digits, counted from the right. */
  record Separator(int position, String character) {}

  final Primary primary;
  final Letters letters;
  final boolean ordinal;
  int zero = '0';
  int mandatoryDigits;
  int optionalDigits;

  /** The distance of separators that come again and again, or 0. */
  int regular;

  final List<Separator> separators = new ArrayList<>();

  private IntegerPicture(Primary primary, Letters letters, boolean ordinal) {
    this.primary = primary;
    this.letters = letters;
    this.ordinal = ordinal;
  }

  static IntegerPicture of(String picture) {
    int semicolon = picture.lastIndexOf(';');
    String form = semicolon < 0 ? picture : picture.substring(0, semicolon);
    boolean ordinal = semicolon >= 0 && picture.startsWith("o", semicolon + 1);
    return switch (form) {
      case "A" -> new IntegerPicture(Primary.LETTERS, Letters.UPPER, ordinal);
      case "a" -> new IntegerPicture(Primary.LETTERS, Letters.LOWER, ordinal);
      case "I" -> new IntegerPicture(Primary.ROMAN, Letters.UPPER, ordinal);
      case "i" -> new IntegerPicture(Primary.ROMAN, Letters.LOWER, ordinal);
      case "W" -> new IntegerPicture(Primary.WORDS, Letters.UPPER, ordinal);
      case "Ww" -> new IntegerPicture(Primary.WORDS, Letters.TITLE, ordinal);
      case "w" -> new IntegerPicture(Primary.WORDS, Letters.LOWER, ordinal);
      default -> new IntegerPicture(Primary.DECIMAL, Letters.LOWER, ordinal).digits(form);
    };
  }

  private IntegerPicture digits(String form) {
    int[] points = form.codePoints().toArray();
    int position = 0;
    int family = 0;
    for (int i = points.length - 1; i >= 0; i--) {
      int found = family(points[i]);
      if (found > 0) {
        if (family > 0 && found != family) {
          throw new Fault(FaultCode.D3131);
        }
        family = found;
        mandatoryDigits++;
        position++;
      } else if (points[i] == '#') {
        optionalDigits++;
        position++;
      } else {
        separators.add(new Separator(position, Character.toString(points[i])));
      }
    }
    if (mandatoryDigits == 0) {
      throw new Fault(FaultCode.D3130).with("value", form);
    }
    zero = family;
    regular = regularDistance();
    return this;
  }

  private static int family(int point) {
    for (int zero : ZEROS) {
      if (point >= zero && point <= zero + 9) {
        return zero;
      }
    }
    return 0;
  }

  private int regularDistance() {
    if (separators.isEmpty()
        || separators.stream().map(Separator::character).distinct().count() > 1) {
      return 0;
    }
    return Grouping.regular(separators.stream().map(Separator::position).toList());
  }

  String format(double value) {
    double whole = Math.abs(value);
    String text =
        switch (primary) {
          case LETTERS -> Numerations.letters((long) Math.min(whole, 1e15), upper() ? 'A' : 'a');
          case ROMAN -> cased(Numerations.roman((long) Math.min(whole, 1e6)));
          case WORDS -> cased(Words.of(whole, ordinal));
          case DECIMAL -> decimal(whole);
        };
    return value < 0 ? "-" + text : text;
  }

  boolean upper() {
    return letters == Letters.UPPER;
  }

  private String cased(String text) {
    return switch (letters) {
      case UPPER -> text.toUpperCase(Locale.ROOT);
      case LOWER -> text.toLowerCase(Locale.ROOT);
      case TITLE -> text;
    };
  }

  private String decimal(double whole) {
    String plain = new BigDecimal(whole).toBigInteger().toString();
    String padded = "0".repeat(Math.clamp(mandatoryDigits - plain.length(), 0, MAX_DIGITS)) + plain;
    StringBuilder digits = new StringBuilder();
    padded.chars().forEach(c -> digits.appendCodePoint(c - '0' + zero));
    if (regular > 0) {
      String sign = separators.getFirst().character();
      for (int at = digits.length() - regular; at > 0; at -= regular) {
        digits.insert(at, sign);
      }
    } else {
      for (Separator separator : separators.reversed()) {
        int at = digits.length() - separator.position();
        digits.insert(Math.max(0, at), separator.character());
      }
    }
    return ordinal ? digits + suffix(digits) : digits.toString();
  }

  private static String suffix(CharSequence digits) {
    int length = digits.length();
    boolean teen = length > 1 && digits.charAt(length - 2) == '1';
    return teen
        ? "th"
        : switch (digits.charAt(length - 1)) {
          case '1' -> "st";
          case '2' -> "nd";
          case '3' -> "rd";
          default -> "th";
        };
  }
}
