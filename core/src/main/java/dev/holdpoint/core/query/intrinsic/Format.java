package dev.holdpoint.core.query.intrinsic;

import dev.holdpoint.core.json.Json;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** {@code States.Format(template, …)}: every {@code {}} replaced by an argument. */
final class Format implements Intrinsic {
  /** A backslash before a brace keeps it from being a place for an argument. */
  private static final char ESCAPE = '\\';

  private static final String ESCAPED = "'{}\\";

  @Override
  public JsonNode apply(Arguments arguments) {
    String template = arguments.string(0);
    StringBuilder text = new StringBuilder();
    int next = 1;
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (isEscape(template, i)) {
        text.append(template.charAt(++i));
      } else if (template.startsWith("{}", i)) {
        text.append(argument(arguments, next++));
        i++;
      } else {
        text.append(c);
      }
    }
    if (next != arguments.count()) {
      throw mismatch();
    }
    return Json.text(text.toString());
  }

  private static boolean isEscape(String template, int at) {
    return template.charAt(at) == ESCAPE
        && at + 1 < template.length()
        && ESCAPED.indexOf(template.charAt(at + 1)) >= 0;
  }

  private static String argument(Arguments arguments, int index) {
    if (index >= arguments.count()) {
      throw mismatch();
    }
    return shown(arguments.any(index));
  }

  private static BadArgument mismatch() {
    return new BadArgument("The number of arguments does not match the occurrences of {}");
  }

  /** Objects and lists are shown as AWS shows them, the way Java prints its maps and lists. */
  private static String shown(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .map(field -> field.getKey() + "=" + shown(field.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value.isArray()) {
      return value.valueStream().map(Format::shown).collect(Collectors.joining(", ", "[", "]"));
    }
    return value.isString() ? value.stringValue() : value.toString();
  }
}
