package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.Parameter;
import dev.holdpoint.app.template.TemplateReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * By what a stack is made.
 *
 * @param template its text
 * @param description the template's, or null
 * @param parameters values by name, also those that are defaults
 * @param secret names of parameters whose values are not shown
 * @param role in whose name AWS would act, or null; recorded
 * @param outputs descriptions of outputs, by name
 * @param local whether it was run from a file, with others beside it
 */
public record StackSource(
    String template,
    @Nullable String description,
    Map<String, String> parameters,
    Set<String> secret,
    Map<String, String> tags,
    List<String> capabilities,
    @Nullable String role,
    Map<String, String> outputs,
    boolean local) {
  public StackSource {
    parameters = Map.copyOf(parameters);
    secret = Set.copyOf(secret);
    tags = Map.copyOf(tags);
    capabilities = List.copyOf(capabilities);
    outputs = Map.copyOf(outputs);
  }

  /**
   * What a text and values make.
   *
   * @param plan what the text asks for
   */
  public static StackSource of(
      String text,
      Plan plan,
      Map<String, String> parameters,
      Map<String, String> tags,
      List<String> capabilities,
      @Nullable String role) {
    Map<String, String> outputs = new HashMap<>();
    plan.template()
        .outputs()
        .forEach((name, output) -> {
          if (output.path("Description").isString()) {
            outputs.put(name, output.path("Description").stringValue());
          }
        });
    JsonNode described = TemplateReader.tree(text).path("Description");
    return new StackSource(
        text,
        described.isString() ? described.stringValue() : null,
        parameters,
        secret(plan.template().parameters()),
        tags,
        capabilities,
        role,
        outputs,
        false);
  }

  private static Set<String> secret(Map<String, Parameter> parameters) {
    return parameters.values().stream()
        .filter(Parameter::noEcho)
        .map(Parameter::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same, as it lies on this machine. */
  StackSource beside() {
    return new StackSource(
        template, description, parameters, secret, tags, capabilities, role, outputs, true);
  }

  /** Names no value. */
  @Override
  public String toString() {
    return "StackSource[parameters=" + parameters.keySet() + ", local=" + local + "]";
  }
}
