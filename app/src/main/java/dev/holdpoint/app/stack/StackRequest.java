package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.References;
import java.nio.file.Path;
import java.util.Map;

/**
 * A template that is to be run.
 *
 * @param name the stack's
 * @param parameters values of the template's parameters, by name
 * @param references what the template only refers to
 */
public record StackRequest(
    String name,
    Path template,
    Sources sources,
    Map<String, String> parameters,
    References references) {
  public StackRequest {
    parameters = Map.copyOf(parameters);
  }

  /** A template whose files are beside it. */
  public static StackRequest of(String name, Path template, Map<String, String> parameters) {
    return new StackRequest(name, template, Sources.beside(template), parameters, References.NONE);
  }

  /** The same with these values. */
  public StackRequest with(Map<String, String> values, References given) {
    return new StackRequest(name, template, sources, values, given);
  }

  /** The same under another name. */
  public StackRequest named(String other) {
    return new StackRequest(other, template, sources, parameters, references);
  }

  /** Names no value. */
  @Override
  public String toString() {
    return "StackRequest[name=" + name + ", template=" + template + "]";
  }
}
