package dev.holdpoint.core.query.jsonata.eval;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values as text: strings as they are, everything else as JSON; functions are empty. */
public final class JsonText {
  /** Digits that survive a number's way through decimal text. */
  private static final MathContext DIGITS = new MathContext(15, RoundingMode.HALF_UP);

  private final Run run;
  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonText(Run run, boolean pretty) {
    this.run = run;
    this.pretty = pretty;
  }

  /** The text that a value is joined to others with. */
  public static String string(Run run, JsonNode value) {
    return string(run, value, false);
  }

  /** The same, with line breaks and indentation where it is wished. */
  public static String string(Run run, JsonNode value, boolean pretty) {
    if (value.isString()) {
      return value.stringValue();
    }
    if (Values.isFunction(value)) {
      return "";
    }
    JsonText text = new JsonText(run, pretty);
    text.write(value, 0);
    run.write(text.out.length());
    return text.out.toString();
  }

  private void write(JsonNode value, int level) {
    run.enter();
    // Checked on the way, for a tree may hold the same branches many times over.
    if (out.length() > Run.MAX_CHARACTERS) {
      run.write(out.length());
    }
    switch (value) {
      case ObjectNode object -> object(object, level);
      case ArrayNode array -> array(array, level);
      default -> {
        switch (value.getNodeType()) {
          case STRING -> quote(value.stringValue());
          case NUMBER -> out.append(number(value));
          case BOOLEAN -> out.append(value.booleanValue());
          case POJO -> out.append("\"\"");
          default -> out.append("null");
        }
      }
    }
    run.leave();
  }

  private void object(ObjectNode object, int level) {
    out.append('{');
    Iterator<java.util.Map.Entry<String, JsonNode>> fields = object.properties().iterator();
    while (fields.hasNext()) {
      var field = fields.next();
      lineBreak(level + 1);
      quote(field.getKey());
      out.append(pretty ? ": " : ":");
      write(field.getValue(), level + 1);
      out.append(fields.hasNext() ? "," : "");
    }
    if (!object.isEmpty()) {
      lineBreak(level);
    }
    out.append('}');
  }

  private void array(ArrayNode array, int level) {
    out.append('[');
    for (int i = 0; i < array.size(); i++) {
      out.append(i == 0 ? "" : ",");
      lineBreak(level + 1);
      write(array.get(i), level + 1);
    }
    if (!array.isEmpty()) {
      lineBreak(level);
    }
    out.append(']');
  }

  private void lineBreak(int level) {
    if (pretty) {
      out.append('\n').repeat("  ", level);
    }
  }

  private void quote(String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> out.append('\\').append(c);
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static String number(JsonNode value) {
    double number = value.doubleValue();
    Values.isNumeric(value);
    if (Double.isNaN(number)) {
      return "null";
    }
    boolean exact = Math.rint(number) == number && Math.abs(number) < 1e15;
    return number(exact ? number : new BigDecimal(number).round(DIGITS).doubleValue());
  }

  /** A number as ECMAScript writes it. */
  public static String number(double value) {
    if (Math.rint(value) == value && Math.abs(value) < 1e15) {
      return Long.toString((long) value);
    }
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent > -7 && exponent < 21) {
      return shortest.toPlainString();
    }
    String digits = shortest.unscaledValue().abs().toString();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + Math.abs(exponent);
  }

  /** The text of a value, where there is one. */
  public static @Nullable String find(Run run, @Nullable JsonNode value) {
    return value == null ? null : string(run, value);
  }
}
