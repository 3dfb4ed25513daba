package dev.holdpoint.app.template;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The parameters' values for one run.
 *
 * @param values what {@code Ref} gives
 * @param generated secrets that nobody gave and that must be remembered, by parameter
 */
public record ParameterValues(Map<String, JsonNode> values, Map<String, String> generated) {

  /**
   * Chooses each parameter's value: the given one, else its default, else for a {@code NoEcho}
   * parameter the remembered secret or a new one.
   *
   * @param remembered secrets that an earlier run made for this stack
   * @param secrets makes a new secret
   * @param references what parameters may name instead of a value
   */
  public static ParameterValues choose(
      Map<String, Parameter> parameters,
      Map<String, String> given,
      Map<String, String> remembered,
      Supplier<String> secrets,
      References references) {
    for (String name : given.keySet()) {
      if (!parameters.containsKey(name)) {
        throw new TemplateException(
            "The template has no parameter %s; it has %s."
                .formatted(name, parameters.isEmpty() ? "none" : parameters.keySet()));
      }
    }
    Map<String, JsonNode> values = new LinkedHashMap<>();
    Map<String, String> generated = new LinkedHashMap<>();
    for (Parameter parameter : parameters.values()) {
      String value = plain(parameter, given);
      if (value == null) {
        value = secret(parameter, remembered, secrets);
        generated.put(parameter.name(), value);
      }
      values.put(parameter.name(), parameter.value(value, references));
    }
    return new ParameterValues(
        Collections.unmodifiableMap(values), Collections.unmodifiableMap(generated));
  }

  private static @Nullable String plain(Parameter parameter, Map<String, String> given) {
    String value = given.get(parameter.name());
    return value == null ? parameter.fallback() : value;
  }

  private static String secret(
      Parameter parameter, Map<String, String> remembered, Supplier<String> secrets) {
    if (!parameter.noEcho()) {
      throw new TemplateException(
          "The parameter %s has no value; give it with --parameter %s=VALUE."
              .formatted(parameter.name(), parameter.name()));
    }
    String known = remembered.get(parameter.name());
    return known == null ? secrets.get() : known;
  }

  /** Names the generated secrets, not their values. */
  @Override
  public String toString() {
    return "ParameterValues[generated=" + generated.keySet() + "]";
  }
}
