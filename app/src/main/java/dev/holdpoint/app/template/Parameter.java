package dev.holdpoint.app.template;

import dev.holdpoint.core.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** A template's parameter: what a value for it must be like. */
public record Parameter(
    String name, String type, @Nullable String fallback, boolean noEcho, JsonNode rules) {
  private static final Set<String> TYPES =
      Set.of("String", "Number", "List<Number>", "CommaDelimitedList", "AWS::SSM::Parameter::Name");

  /** Its value is the name of an SSM parameter, and {@code Ref} gives what that holds. */
  private static final Pattern STORED =
      Pattern.compile("AWS::SSM::Parameter::Value<(String|List<String>|CommaDelimitedList)>");

  private static final Set<String> KEYS =
      Set.of(
          "Type",
          "Default",
          "NoEcho",
          "Description",
          "AllowedValues",
          "AllowedPattern",
          "ConstraintDescription",
          "MinLength",
          "MaxLength",
          "MinValue",
          "MaxValue");

  static Parameter read(String name, JsonNode body) {
    for (String key : body.propertyNames()) {
      if (!KEYS.contains(key)) {
        throw new TemplateException("The parameter " + name + " has an unknown key " + key + ".");
      }
    }
    String type = body.path("Type").asString("");
    if (!TYPES.contains(type) && !STORED.matcher(type).matches()) {
      throw new TemplateException(
          "The parameter %s has the type %s; Holdpoint knows String, Number, List<Number>,"
                  .formatted(name, type)
              + " CommaDelimitedList, AWS::SSM::Parameter::Name and AWS::SSM::Parameter::Value of"
              + " String, List<String> and CommaDelimitedList.");
    }
    JsonNode fallback = body.path("Default");
    return new Parameter(
        name,
        type,
        fallback.isMissingNode() ? null : fallback.asString(),
        body.path("NoEcho").asString("false").equalsIgnoreCase("true"),
        body);
  }

  /**
   * The value that {@code Ref} gives.
   *
   * @throws TemplateException where the rules forbid it; a secret one is not repeated
   */
  JsonNode value(String given, References references) {
    if (STORED.matcher(type).matches()) {
      check(given);
      String stored = references.parameter(given, "The parameter " + name);
      return type.endsWith("Value<String>") ? Json.text(stored) : list(stored);
    }
    if (type.contains("List")) {
      items(given).forEach(this::check);
      return list(given);
    }
    check(given);
    return Json.text(given);
  }

  private static ArrayNode list(String given) {
    ArrayNode list = Json.array();
    items(given).forEach(list::add);
    return list;
  }

  private static List<String> items(String given) {
    List<String> items = new ArrayList<>();
    for (String item : given.split(",", -1)) {
      items.add(item.strip());
    }
    return items;
  }

  private void check(String value) {
    if (type.contains("Number")) {
      checkNumber(value);
    }
    checkAllowed(value);
    checkLength(value);
  }

  private void checkNumber(String value) {
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw refused(value, "a number");
    }
    if (number < rules.path("MinValue").asDouble(Double.NEGATIVE_INFINITY)
        || number > rules.path("MaxValue").asDouble(Double.POSITIVE_INFINITY)) {
      throw refused(value, "a number within its MinValue and MaxValue");
    }
  }

  private void checkAllowed(String value) {
    List<String> allowed = new ArrayList<>();
    rules.path("AllowedValues").values().forEach(item -> allowed.add(item.asString()));
    if (!allowed.isEmpty() && !allowed.contains(value)) {
      throw refused(value, "one of " + String.join(", ", allowed));
    }
    String pattern = rules.path("AllowedPattern").asString("");
    if (!pattern.isEmpty() && !matches(pattern, value)) {
      throw refused(value, "a text that matches " + pattern);
    }
  }

  private boolean matches(String pattern, String value) {
    try {
      return Pattern.matches(pattern, value);
    } catch (PatternSyntaxException e) {
      throw new TemplateException(
          "The parameter %s has an AllowedPattern that is none: %s"
              .formatted(name, e.getDescription()));
    }
  }

  private void checkLength(String value) {
    if (value.length() < rules.path("MinLength").asInt(0)
        || value.length() > rules.path("MaxLength").asInt(Integer.MAX_VALUE)) {
      throw refused(value, "a text within its MinLength and MaxLength");
    }
  }

  private TemplateException refused(String value, String expected) {
    String why = rules.path("ConstraintDescription").asString("");
    return new TemplateException(
        "The parameter %s may not be %s: expected %s%s. Give it with --parameter %s=VALUE."
            .formatted(
                name,
                noEcho ? "that (its value is secret)" : "\"" + value + "\"",
                expected,
                why.isEmpty() ? "" : " (" + why + ")",
                name));
  }
}
