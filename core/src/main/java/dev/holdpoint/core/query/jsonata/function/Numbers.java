package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import java.math.BigDecimal;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Functions of numbers. */
final class Numbers {
  private static final Pattern DECIMAL =
      Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?(?:[Ee][-+]?[0-9]++)?");

  private static final Pattern OTHER_BASE =
      Pattern.compile("0(?:[xX][0-9A-Fa-f]+|[oO][0-7]+|[bB][01]+)");

  private Numbers() {}

  private static @Nullable Double fold(Run run, Arguments arguments, DoubleBinaryOperator step) {
    ArrayNode numbers = arguments.array(0);
    if (numbers == null || numbers.isEmpty()) {
      return null;
    }
    run.work(numbers.size());
    double folded = numbers.get(0).doubleValue();
    for (int i = 1; i < numbers.size(); i++) {
      folded = step.applyAsDouble(folded, numbers.get(i).doubleValue());
    }
    return folded;
  }

  private static @Nullable JsonNode node(@Nullable Double value) {
    return value == null ? null : Numerals.node(value);
  }

  static @Nullable JsonNode sum(Run run, Arguments arguments) {
    Double sum = fold(run, arguments, Double::sum);
    return sum == null && arguments.array(0) != null ? Numerals.node(0) : node(sum);
  }

  static @Nullable JsonNode max(Run run, Arguments arguments) {
    return node(fold(run, arguments, Math::max));
  }

  static @Nullable JsonNode min(Run run, Arguments arguments) {
    return node(fold(run, arguments, Math::min));
  }

  static @Nullable JsonNode average(Run run, Arguments arguments) {
    ArrayNode numbers = arguments.array(0);
    Double sum = fold(run, arguments, Double::sum);
    return sum == null || numbers == null ? null : Numerals.node(sum / numbers.size());
  }

  static @Nullable JsonNode map(Arguments arguments, DoubleUnaryOperator change) {
    Double number = arguments.number(0);
    return number == null ? null : Numerals.node(change.applyAsDouble(number));
  }

  static @Nullable JsonNode number(Run run, Arguments arguments) {
    JsonNode value = arguments.get(0);
    if (value == null || value.isNumber()) {
      return value;
    }
    if (value.isBoolean()) {
      return Numerals.node(value.booleanValue() ? 1 : 0);
    }
    String text = arguments.string(0);
    if (text != null && DECIMAL.matcher(text).matches()) {
      double number = Double.parseDouble(text);
      if (!Double.isInfinite(number)) {
        return Numerals.node(number);
      }
    }
    if (text != null && text.length() < 300 && OTHER_BASE.matcher(text).matches()) {
      return Numerals.node(otherBase(text));
    }
    throw new Fault(FaultCode.D3030).with("value", value).with("index", 1);
  }

  private static double otherBase(String text) {
    int radix =
        switch (Character.toLowerCase(text.charAt(1))) {
          case 'x' -> 16;
          case 'o' -> 8;
          default -> 2;
        };
    return new java.math.BigInteger(text.substring(2), radix).doubleValue();
  }

  static @Nullable JsonNode round(Run run, Arguments arguments) {
    Double number = arguments.number(0);
    Double precision = arguments.number(1);
    return number == null
        ? null
        : Numerals.node(round(number, precision == null ? 0 : precision.intValue()));
  }

  /** Rounds to so many digits behind the point; halves go to the even neighbour. */
  static double round(double number, int precision) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return number;
    }
    int digits = Math.clamp(precision, -400, 400);
    double shifted = shift(number, digits);
    double rounded = Math.floor(shifted + 0.5);
    if (Math.abs(rounded - shifted) == 0.5 && Math.abs(rounded % 2) == 1) {
      rounded -= 1;
    }
    if (Double.isInfinite(rounded)) {
      return number;
    }
    return shift(rounded, -digits) + 0.0;
  }

  /** Moves the point of the number's shortest decimal text. */
  private static double shift(double number, int digits) {
    return digits == 0
        ? number
        : new BigDecimal(Double.toString(number)).scaleByPowerOfTen(digits).doubleValue();
  }

  static @Nullable JsonNode sqrt(Run run, Arguments arguments) {
    Double number = arguments.number(0);
    if (number != null && number < 0) {
      throw new Fault(FaultCode.D3060).with("value", arguments.get(0)).with("index", 1);
    }
    return map(arguments, Math::sqrt);
  }

  static @Nullable JsonNode power(Run run, Arguments arguments) {
    Double exponent = arguments.number(1);
    return map(
        arguments,
        base -> {
          double power = Math.pow(base, exponent == null ? Double.NaN : exponent);
          if (Double.isInfinite(power) || Double.isNaN(power)) {
            throw new Fault(FaultCode.D3061)
                .with("value", arguments.get(0))
                .with("exp", arguments.get(1))
                .with("index", 1);
          }
          return power;
        });
  }

  static @Nullable JsonNode formatBase(Run run, Arguments arguments) {
    Double number = arguments.number(0);
    if (number == null) {
      return null;
    }
    Double given = arguments.number(1);
    double radix = given == null ? 10 : round(given, 0);
    if (radix < 2 || radix > 36) {
      throw new Fault(FaultCode.D3100).with("value", Numerals.node(radix));
    }
    if (Double.isInfinite(number) || Double.isNaN(number)) {
      throw new Fault(FaultCode.D1001).with("value", number);
    }
    return Json.text(new BigDecimal(round(number, 0)).toBigInteger().toString((int) radix));
  }
}
