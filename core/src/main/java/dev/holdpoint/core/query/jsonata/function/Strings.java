package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.jsonata.eval.JsonText;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.syntax.Numerals;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Functions of strings; characters are counted as whole code points. */
final class Strings {
  private Strings() {}

  static @Nullable JsonNode string(Run run, Arguments arguments) {
    JsonNode value = arguments.get(0);
    if (value == null || value.isString()) {
      return value;
    }
    JsonNode pretty = arguments.get(1);
    boolean wished = pretty != null && pretty.isBoolean() && pretty.booleanValue();
    return Json.text(JsonText.string(run, value, wished));
  }

  private static @Nullable JsonNode map(
      Run run, Arguments arguments, UnaryOperator<String> change) {
    String text = arguments.string(0);
    if (text == null) {
      return null;
    }
    run.write(text.length());
    return Json.text(change.apply(text));
  }

  static @Nullable JsonNode substring(Run run, Arguments arguments) {
    Double start = arguments.number(1);
    Double length = arguments.number(2);
    return map(run, arguments, text -> slice(text, start == null ? 0 : start, length));
  }

  private static String slice(String text, double start, @Nullable Double length) {
    int size = text.codePointCount(0, text.length());
    double from = size + start < 0 ? 0 : start;
    if (length == null) {
      return slice(text, place(from, size), size);
    }
    if (length <= 0) {
      return "";
    }
    double end = from >= 0 ? from + length : size + from + length;
    return slice(text, place(from, size), place(end, size));
  }

  /** A place as the slices of arrays know it: from the end where it is negative. */
  private static int place(double place, int size) {
    double whole = place < 0 ? Math.ceil(place) : Math.floor(place);
    return (int) Math.min(size, whole < 0 ? Math.max(0, size + whole) : whole);
  }

  private static String slice(String text, int from, int end) {
    if (from >= end) {
      return "";
    }
    int begin = text.offsetByCodePoints(0, from);
    return text.substring(begin, text.offsetByCodePoints(begin, end - from));
  }

  static @Nullable JsonNode substringBefore(Run run, Arguments arguments) {
    String mark = arguments.string(1);
    return map(
        run,
        arguments,
        text -> {
          int at = text.indexOf(String.valueOf(mark));
          return at < 0 ? text : text.substring(0, at);
        });
  }

  static @Nullable JsonNode substringAfter(Run run, Arguments arguments) {
    String mark = String.valueOf(arguments.string(1));
    return map(
        run,
        arguments,
        text -> {
          int at = text.indexOf(mark);
          return at < 0 ? text : text.substring(at + mark.length());
        });
  }

  static @Nullable JsonNode lowercase(Run run, Arguments arguments) {
    return map(run, arguments, text -> text.toLowerCase(Locale.ROOT));
  }

  static @Nullable JsonNode uppercase(Run run, Arguments arguments) {
    return map(run, arguments, text -> text.toUpperCase(Locale.ROOT));
  }

  static @Nullable JsonNode length(Run run, Arguments arguments) {
    String text = arguments.string(0);
    return text == null ? null : Numerals.node(text.codePointCount(0, text.length()));
  }

  static @Nullable JsonNode trim(Run run, Arguments arguments) {
    return map(run, arguments, Strings::trimmed);
  }

  private static String trimmed(String text) {
    String single = text.replaceAll("[ \\t\\n\\r]++", " ");
    int from = single.startsWith(" ") ? 1 : 0;
    int end = single.length() - (single.length() > from && single.endsWith(" ") ? 1 : 0);
    return single.substring(from, end);
  }

  static @Nullable JsonNode pad(Run run, Arguments arguments) {
    String text = arguments.string(0);
    Double width = arguments.number(1);
    if (text == null || width == null) {
      return text == null ? null : Json.text(text);
    }
    String fill = arguments.string(2);
    double missing = Math.abs(width) - text.codePointCount(0, text.length());
    if (!(missing > 0)) {
      return Json.text(text);
    }
    run.write((long) missing + text.length());
    String padding = padding(fill == null || fill.isEmpty() ? " " : fill, (int) missing);
    return Json.text(width > 0 ? text + padding : padding + text);
  }

  private static String padding(String fill, int width) {
    int[] points = fill.codePoints().toArray();
    StringBuilder padding = new StringBuilder(width);
    for (int i = 0; i < width; i++) {
      padding.appendCodePoint(points[i % points.length]);
    }
    return padding.toString();
  }

  static @Nullable JsonNode join(Run run, Arguments arguments) {
    ArrayNode strings = arguments.array(0);
    if (strings == null) {
      return null;
    }
    String separator = arguments.string(1);
    StringBuilder joined = new StringBuilder();
    for (int i = 0; i < strings.size(); i++) {
      if (i > 0 && separator != null) {
        joined.append(separator);
      }
      String part = strings.get(i).isString() ? strings.get(i).stringValue() : "";
      run.write(part.length() + (separator == null ? 0L : separator.length()));
      joined.append(part);
    }
    return Json.text(joined.toString());
  }
}
