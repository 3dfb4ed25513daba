package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An operator between two operands. */
final class Operator extends Node {
  private final Sign sign;
  private final Node left;
  private final Node right;
  private final int position;

  Operator(Sign sign, Node left, Node right, int position) {
    this.sign = sign;
    this.left = left;
    this.right = right;
    this.position = position;
  }

  enum Sign {
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    DIVIDED("/"),
    MODULO("%"),
    EQUAL("="),
    UNEQUAL("!="),
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">="),
    CONCAT("&"),
    RANGE(".."),
    IN("in"),
    AND("and"),
    OR("or");

    private final String text;

    Sign(String text) {
      this.text = text;
    }

    static Sign of(String text) {
      for (Sign sign : values()) {
        if (sign.text.equals(text)) {
          return sign;
        }
      }
      throw new IllegalStateException("Expected an operator, but it is none (text=" + text + ")");
    }
  }

  @Override
  @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    JsonNode a = left.evaluate(run, input, frame);
    if (sign == Sign.AND || sign == Sign.OR) {
      return logic(run, a, input, frame);
    }
    JsonNode b = right.evaluate(run, input, frame);
    try {
      return apply(run, a, b);
    } catch (Fault fault) {
      throw fault.within(position, sign.text);
    }
  }

  private JsonNode logic(Run run, @Nullable JsonNode a, @Nullable JsonNode input, Frame frame) {
    boolean truth = Values.truth(run, a);
    if (truth == (sign == Sign.AND)) {
      try {
        truth = Values.truth(run, right.evaluate(run, input, frame));
      } catch (Fault fault) {
        // The reference implementation blames these two for whatever happens at their right.
        throw fault.with("token", sign.text);
      }
    }
    return bool(truth);
  }

  private static JsonNode bool(boolean value) {
    return JsonNodeFactory.instance.booleanNode(value);
  }

  private @Nullable JsonNode apply(Run run, @Nullable JsonNode a, @Nullable JsonNode b) {
    return switch (sign) {
      case PLUS, MINUS, TIMES, DIVIDED, MODULO -> arithmetic(a, b);
      case EQUAL -> bool(a != null && b != null && Equality.deep(run, a, b));
      case UNEQUAL -> bool(a != null && b != null && !Equality.deep(run, a, b));
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> comparison(a, b);
      case CONCAT -> concat(run, a, b);
      case RANGE -> range(run, a, b);
      case IN -> bool(a != null && b != null && includes(run, a, b));
      case AND, OR -> throw new IllegalStateException("Expected no logic here (sign=" + sign + ")");
    };
  }

  private @Nullable JsonNode arithmetic(@Nullable JsonNode a, @Nullable JsonNode b) {
    if (a != null && !Values.isNumeric(a)) {
      throw new Fault(FaultCode.T2001).with("value", a);
    }
    if (b != null && !Values.isNumeric(b)) {
      throw new Fault(FaultCode.T2002).with("value", b);
    }
    return a == null || b == null
        ? null
        : Numerals.node(arithmetic(a.doubleValue(), b.doubleValue()));
  }

  private double arithmetic(double a, double b) {
    return switch (sign) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIVIDED -> a / b;
      default -> a % b;
    };
  }

  private @Nullable JsonNode comparison(@Nullable JsonNode a, @Nullable JsonNode b) {
    if (!isComparable(a) || !isComparable(b)) {
      throw new Fault(FaultCode.T2010).with("value", isComparable(a) ? b : a);
    }
    if (a == null || b == null) {
      return null;
    }
    if (a.isString() != b.isString()) {
      throw new Fault(FaultCode.T2009).with("value", a).with("value2", b);
    }
    if (a.isString()) {
      return bool(holds(a.stringValue().compareTo(b.stringValue())));
    }
    double x = a.doubleValue();
    double y = b.doubleValue();
    return bool(!Double.isNaN(x) && !Double.isNaN(y) && holds(x < y ? -1 : x > y ? 1 : 0));
  }

  private static boolean isComparable(@Nullable JsonNode value) {
    return value == null || value.isString() || value.isNumber();
  }

  private boolean holds(int order) {
    return switch (sign) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  private static JsonNode concat(Run run, @Nullable JsonNode a, @Nullable JsonNode b) {
    String first = a == null ? "" : JsonText.string(run, a);
    String second = b == null ? "" : JsonText.string(run, b);
    run.write((long) first.length() + second.length());
    return Json.text(first + second);
  }

  private static @Nullable JsonNode range(Run run, @Nullable JsonNode a, @Nullable JsonNode b) {
    if (a != null && !isWhole(a)) {
      throw new Fault(FaultCode.T2003).with("value", a);
    }
    if (b != null && !isWhole(b)) {
      throw new Fault(FaultCode.T2004).with("value", b);
    }
    if (a == null || b == null || a.doubleValue() > b.doubleValue()) {
      return null;
    }
    double size = b.doubleValue() - a.doubleValue() + 1;
    if (size > 1e7) {
      throw new Fault(FaultCode.D2014).with("value", Numerals.node(size));
    }
    run.allocate((long) size);
    Items range = Items.sequence((int) size);
    for (double item = a.doubleValue(); item <= b.doubleValue(); item++) {
      range.add(Numerals.node(item));
    }
    return range;
  }

  private static boolean isWhole(JsonNode value) {
    return value.isNumber()
        && Math.rint(value.doubleValue()) == value.doubleValue()
        && !Double.isInfinite(value.doubleValue())
        && Math.abs(value.doubleValue()) < 1e15;
  }

  private static boolean includes(Run run, JsonNode a, JsonNode b) {
    if (!(b instanceof ArrayNode array)) {
      return Values.isSame(a, b) || Equality.scalars(a, b);
    }
    for (JsonNode element : array) {
      run.work(1);
      if (Values.isSame(a, element) || Equality.scalars(a, element)) {
        return true;
      }
    }
    return false;
  }

  /** The minus sign before an operand. */
  static final class Negation extends Node {
    private final Node operand;
    private final int position;

    Negation(Node operand, int position) {
      this.operand = operand;
      this.position = position;
    }

    @Override
    @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      JsonNode value = operand.evaluate(run, input, frame);
      if (value == null) {
        return null;
      }
      if (!Values.isNumeric(value)) {
        throw new Fault(FaultCode.D1002, position).with("token", "-").with("value", value);
      }
      return Numerals.node(-value.doubleValue());
    }
  }
}
