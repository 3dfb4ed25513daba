package dev.holdpoint.core.query.jsonata.picture;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * One half of a number picture, understood.
 *
 * @param scaling digits before the point of a number with an exponent
 */
record SubPicture(
    String text,
    String prefix,
    String suffix,
    List<Integer> wholeGroups,
    int regularGroup,
    List<Integer> fractionGroups,
    int minWhole,
    int scaling,
    int minFraction,
    int maxFraction,
    int exponentDigits) {
  SubPicture withPrefix(String other) {
    return new SubPicture(
        text,
        other,
        suffix,
        wholeGroups,
        regularGroup,
        fractionGroups,
        minWhole,
        scaling,
        minFraction,
        maxFraction,
        exponentDigits);
  }

  static SubPicture of(String text, Symbols symbols) {
    int from = edge(text, symbols, 0, 1);
    int end = edge(text, symbols, text.length() - 1, -1) + 1;
    if (from >= end) {
      throw new Fault(FaultCode.D3085);
    }
    String active = text.substring(from, end);
    int exponent = active.indexOf(symbols.exponent());
    String mantissa = exponent < 0 ? active : active.substring(0, exponent);
    String power = exponent < 0 ? null : active.substring(exponent + 1);
    int point = mantissa.indexOf(symbols.decimal());
    String whole = point < 0 ? mantissa : mantissa.substring(0, point);
    String fraction = point < 0 ? text.substring(end) : mantissa.substring(point + 1);
    Parts parts = new Parts(text, active, mantissa, whole, fraction, power);
    parts.validate(symbols);
    return parts.analyse(symbols, text.substring(0, from), text.substring(end));
  }

  /** The first character from one end that is part of the number. */
  private static int edge(String text, Symbols symbols, int start, int step) {
    int at = start;
    while (at >= 0
        && at < text.length()
        && (!symbols.isActive(text.charAt(at))
            || Symbols.is(text.charAt(at), symbols.exponent()))) {
      at += step;
    }
    return at;
  }

  private record Parts(
      String text,
      String active,
      String mantissa,
      String whole,
      String fraction,
      @Nullable String exponent) {
    /** Of several faults the last one counts. */
    void validate(Symbols symbols) {
      FaultCode fault = signs(symbols);
      if (mantissa.chars().noneMatch(c -> symbols.isPlace((char) c))) {
        fault = FaultCode.D3085;
      }
      if (active.chars().anyMatch(c -> !symbols.isActive((char) c))) {
        fault = FaultCode.D3086;
      }
      FaultCode grouping = grouping(symbols);
      fault = grouping == null ? fault : grouping;
      FaultCode order = order(symbols);
      fault = order == null ? fault : order;
      if (fault != null) {
        throw new Fault(fault);
      }
    }

    private boolean isTwice(String sign) {
      return text.indexOf(sign) != text.lastIndexOf(sign);
    }

    private @Nullable FaultCode signs(Symbols symbols) {
      if (text.contains(symbols.percent()) && text.contains(symbols.perMille())) {
        return FaultCode.D3084;
      }
      if (isTwice(symbols.perMille())) {
        return FaultCode.D3083;
      }
      if (isTwice(symbols.percent())) {
        return FaultCode.D3082;
      }
      return isTwice(symbols.decimal()) ? FaultCode.D3081 : null;
    }

    private @Nullable FaultCode grouping(Symbols symbols) {
      String sign = symbols.grouping();
      if (text.contains(sign + sign)) {
        return FaultCode.D3089;
      }
      if (text.contains(symbols.decimal())) {
        boolean beside =
            text.contains(sign + symbols.decimal()) || text.contains(symbols.decimal() + sign);
        return beside ? FaultCode.D3087 : null;
      }
      return whole.endsWith(sign) ? FaultCode.D3088 : null;
    }

    private @Nullable FaultCode order(Symbols symbols) {
      boolean percent = text.contains(symbols.percent()) || text.contains(symbols.perMille());
      if (exponent != null
          && (exponent.isEmpty() || !exponent.chars().allMatch(c -> symbols.isDigit((char) c)))) {
        return FaultCode.D3093;
      }
      if (exponent != null && percent) {
        return FaultCode.D3092;
      }
      int last = fraction.lastIndexOf(symbols.digit());
      if (last >= 0 && fraction.substring(last).chars().anyMatch(c -> symbols.isDigit((char) c))) {
        return FaultCode.D3091;
      }
      int first = whole.indexOf(symbols.digit());
      return first >= 0
              && whole.substring(0, first).chars().anyMatch(c -> symbols.isDigit((char) c))
          ? FaultCode.D3090
          : null;
    }

    private static int count(String text, IntPredicate counts) {
      return (int) text.chars().filter(counts).count();
    }

    /** How many digits stand behind, or before, each grouping sign. */
    private static List<Integer> groups(String part, Symbols symbols, boolean before) {
      List<Integer> groups = new ArrayList<>();
      int at = part.indexOf(symbols.grouping());
      while (at >= 0) {
        String side = before ? part.substring(0, at) : part.substring(at);
        groups.add(count(side, c -> symbols.isPlace((char) c)));
        at = part.indexOf(symbols.grouping(), at + 1);
      }
      return groups;
    }

    SubPicture analyse(Symbols symbols, String prefix, String suffix) {
      List<Integer> wholeGroups = groups(whole, symbols, false);
      int minWhole = count(whole, c -> symbols.isDigit((char) c));
      int scaling = minWhole;
      int minFraction = count(fraction, c -> symbols.isDigit((char) c));
      int maxFraction = count(fraction, c -> symbols.isPlace((char) c));
      if (minWhole == 0 && maxFraction == 0) {
        minWhole = exponent == null ? 1 : 0;
        minFraction = exponent == null ? minFraction : 1;
        maxFraction = exponent == null ? maxFraction : 1;
      }
      if (exponent != null && minWhole == 0 && whole.contains(symbols.digit())) {
        minWhole = 1;
      }
      if (minWhole == 0 && minFraction == 0) {
        minFraction = 1;
      }
      return new SubPicture(
          text,
          prefix,
          suffix,
          wholeGroups,
          Grouping.regular(wholeGroups),
          groups(fraction, symbols, true),
          minWhole,
          scaling,
          minFraction,
          maxFraction,
          exponent == null ? 0 : count(exponent, c -> symbols.isDigit((char) c)));
    }
  }
}
