package dev.holdpoint.core.query.jsonata.picture;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Numbers written by pictures such as {@code #,##0.00;(#,##0.00)}. */
public final class NumberPicture {
  private final Symbols symbols;
  private final SubPicture picture;

  private NumberPicture(Symbols symbols, SubPicture picture) {
    this.symbols = symbols;
    this.picture = picture;
  }

  /** A number by a picture; options replace the signs of the picture and of the text. */
  public static String format(double value, String picture, @Nullable ObjectNode options) {
    Symbols symbols = Symbols.of(options);
    String[] parts = picture.split(java.util.regex.Pattern.quote(symbols.patternSeparator()), -1);
    if (parts.length > 2) {
      throw new Fault(FaultCode.D3080);
    }
    SubPicture positive = SubPicture.of(parts[0], symbols);
    SubPicture negative =
        parts.length == 2
            ? SubPicture.of(parts[1], symbols)
            : positive.withPrefix(symbols.minus() + positive.prefix());
    return new NumberPicture(symbols, value >= 0 ? positive : negative).format(value);
  }

  private String format(double value) {
    double mantissa = value * scale();
    int exponent = 0;
    if (picture.exponentDigits() > 0) {
      double max = Math.pow(10, picture.scaling());
      double min = Math.pow(10, picture.scaling() - 1);
      while (mantissa < min && exponent > -400) {
        mantissa *= 10;
        exponent--;
      }
      while (mantissa > max) {
        mantissa /= 10;
        exponent++;
      }
    }
    StringBuilder digits = grouped(digits(mantissa));
    if (picture.exponentDigits() > 0) {
      digits.append(symbols.exponent()).append(exponent < 0 ? symbols.minus() : "");
      String text = symbols.localized(Integer.toString(Math.abs(exponent)));
      digits.append(symbols.zeros(picture.exponentDigits() - text.length())).append(text);
    }
    return picture.prefix() + digits + picture.suffix();
  }

  private double scale() {
    return picture.text().contains(symbols.percent())
        ? 100
        : picture.text().contains(symbols.perMille()) ? 1000 : 1;
  }

  /** The digits of a number with the decimal separator, as many as the picture asks for. */
  private StringBuilder digits(double number) {
    int most = picture.maxFraction();
    BigDecimal rounded =
        new BigDecimal(Double.toString(Math.abs(number))).setScale(most, RoundingMode.HALF_EVEN);
    String plain = symbols.localized(rounded.toPlainString());
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : plain.substring(point + 1);
    String zero = symbols.zero();
    while (whole.startsWith(zero)) {
      whole = whole.substring(1);
    }
    while (fraction.endsWith(zero)) {
      fraction = fraction.substring(0, fraction.length() - 1);
    }
    return new StringBuilder()
        .append(symbols.zeros(picture.minWhole() - whole.length()))
        .append(whole)
        .append(symbols.decimal())
        .append(fraction)
        .append(symbols.zeros(picture.minFraction() - fraction.length()));
  }

  private StringBuilder grouped(StringBuilder digits) {
    int point = digits.indexOf(symbols.decimal());
    if (picture.regularGroup() > 0) {
      for (int at = point - picture.regularGroup(); at > 0; at -= picture.regularGroup()) {
        digits.insert(at, symbols.grouping());
      }
    } else {
      insert(digits, point, picture.wholeGroups());
    }
    int behind = digits.indexOf(symbols.decimal());
    for (int group : picture.fractionGroups()) {
      if (behind + 1 + group <= digits.length()) {
        digits.insert(behind + 1 + group, symbols.grouping());
      }
    }
    boolean bare = behind == digits.length() - 1 || !picture.text().contains(symbols.decimal());
    if (bare) {
      digits.setLength(digits.length() - 1);
    }
    return digits;
  }

  private void insert(StringBuilder digits, int point, List<Integer> groups) {
    int end = point;
    for (int group : groups) {
      if (end - group > 0) {
        digits.insert(end - group, symbols.grouping());
        end++;
      }
    }
  }
}
