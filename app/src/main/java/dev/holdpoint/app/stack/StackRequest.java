package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.References;
import dev.holdpoint.core.aws.Arn;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template that is to be run.
 *
 * @param name the stack's
 * @param parameters values of the template's parameters, by name
 * @param references what the template only refers to
 * @param parent the stack that runs it as one of its resources, or null
 */
public record StackRequest(
    String name,
    Path template,
    Sources sources,
    Map<String, String> parameters,
    References references,
    @Nullable Parent parent) {
  public StackRequest {
    parameters = Map.copyOf(parameters);
  }

  /**
   * The stack that runs another.
   *
   * @param depth how deep that other one is
   */
  public record Parent(Arn stack, int depth) {}

  /** A template that no other one runs. */
  public StackRequest(
      String name,
      Path template,
      Sources sources,
      Map<String, String> parameters,
      References references) {
    this(name, template, sources, parameters, references, null);
  }

  /** A template whose files are beside it. */
  public static StackRequest of(String name, Path template, Map<String, String> parameters) {
    return new StackRequest(name, template, Sources.beside(template), parameters, References.NONE);
  }

  /** The same with these values. */
  public StackRequest with(Map<String, String> values, References given) {
    return new StackRequest(name, template, sources, values, given, parent);
  }

  /** The same under another name. */
  public StackRequest named(String other) {
    return new StackRequest(other, template, sources, parameters, references, parent);
  }

  /** How deep it is within others; 0 within none. */
  int depth() {
    return parent == null ? 0 : parent.depth();
  }

  /** Names no value. */
  @Override
  public String toString() {
    return "StackRequest[name=" + name + ", template=" + template + "]";
  }
}
