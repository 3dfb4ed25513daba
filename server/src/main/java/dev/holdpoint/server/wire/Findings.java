package dev.holdpoint.server.wire;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** What is found to be against the model in one request, in AWS's words. One thread. */
final class Findings {
  /** Ours: no pattern is tried on more than the longest text that a model allows one for. */
  private static final int LONGEST_MATCHED = 131_072;

  private final Map<String, Demand> shapes;
  private final List<String> found = new ArrayList<>();

  Findings(Map<String, Demand> shapes) {
    this.shapes = shapes;
  }

  List<String> found() {
    return found;
  }

  void members(Demand demand, SdkPojo structure, String path) {
    for (SdkField<?> field : structure.sdkFields()) {
      String shape = demand.members().get(field.memberName());
      if (shape != null) {
        member(shape, field.getValueOrDefault(structure), path + small(field.memberName()));
      }
    }
  }

  private void member(String shape, @Nullable Object value, String path) {
    boolean required = shape.endsWith("!");
    if (value == null || Shapes.isAbsent(value)) {
      if (required) {
        found.add(
            "Value null at '" + path + "' failed to satisfy constraint: Member must not be null");
      }
      return;
    }
    Demand demand = shapes.get(required ? shape.substring(0, shape.length() - 1) : shape);
    if (demand != null) {
      value(demand, value, path);
    }
  }

  private void value(Demand demand, Object value, String path) {
    switch (value) {
      case SdkPojo structure -> members(demand, structure, path + ".");
      case Collection<?> items -> {
        range(demand, BigDecimal.valueOf(items.size()), "length", value, path);
        int i = 1;
        for (Object item : items) {
          member(String.valueOf(demand.items()), item, path + "." + i++ + ".member");
        }
      }
      case String text -> text(demand, text, path);
      case Number number -> range(demand, new BigDecimal(number.toString()), "value", value, path);
      default -> {
        // Nothing is demanded of the other types.
      }
    }
  }

  private void text(Demand demand, String text, String path) {
    int length = text.codePointCount(0, text.length());
    range(demand, BigDecimal.valueOf(length), "length", text, path);
    Pattern pattern = demand.pattern();
    if (pattern != null && (length > LONGEST_MATCHED || !matches(pattern, text))) {
      add(demand, text, path, "satisfy regular expression pattern: " + pattern);
    }
    if (!demand.values().isEmpty() && !demand.values().contains(text)) {
      add(demand, text, path, "satisfy enum value set: " + demand.values());
    }
  }

  /** Some of the models' patterns cost Java's matcher stack for each character of a text. */
  private static boolean matches(Pattern pattern, String text) {
    try {
      return pattern.matcher(text).matches();
    } catch (StackOverflowError e) {
      return false;
    }
  }

  private void range(Demand demand, BigDecimal size, String what, Object value, String path) {
    if (demand.max() != null && size.compareTo(demand.max()) > 0) {
      add(demand, value, path, "have " + what + " less than or equal to " + demand.max());
    }
    if (demand.min() != null && size.compareTo(demand.min()) < 0) {
      add(demand, value, path, "have " + what + " greater than or equal to " + demand.min());
    }
  }

  private void add(Demand demand, Object value, String path, String rule) {
    String shown = demand.sensitive() ? "" : " '" + shown(value) + "'";
    found.add(
        "Value" + shown + " at '" + path + "' failed to satisfy constraint: Member must " + rule);
  }

  private static String shown(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Collection<?> items ->
          items.stream().map(Findings::shown).collect(Collectors.joining(", ", "[", "]"));
      case SdkPojo structure ->
          structure.sdkFields().stream()
              .map(field ->
                  small(field.memberName()) + "=" + shown(field.getValueOrDefault(structure)))
              .collect(Collectors.joining(", ", structure.getClass().getSimpleName() + "(", ")"));
      default -> value.toString();
    };
  }

  private static String small(String name) {
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
