package dev.holdpoint.core.query;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A compiled path: {@code $…} into the data, {@code $$…} into the context object, {@code $name…}
 * into a variable.
 */
public final class JsonPath implements Query {
  /** Ours: the library parses and evaluates recursively, one call per step. */
  private static final int MAX_LENGTH = 2_048;

  private static final int MOST_STEPS = 500;

  private static final Pattern VARIABLE = Pattern.compile("\\$([\\p{L}_][\\p{L}\\p{N}_]*+)");

  static {
    BoundedRegex.install();
  }

  private final String text;
  private final Root root;
  private final @Nullable List<Step> steps;
  private final com.jayway.jsonpath.JsonPath compiled;

  private JsonPath(String text, Root root, String path) {
    this.text = text;
    this.root = root;
    this.compiled = library(path);
    this.steps = Step.plain(path);
  }

  /** The document that a path reads. */
  private sealed interface Root {
    record Input() implements Root {}

    record Context() implements Root {}

    record Variable(String name) implements Root {}
  }

  /**
   * Compiles a path.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static JsonPath compile(String text) {
    if (!text.startsWith("$") || text.length() > MAX_LENGTH || isTooLong(text)) {
      throw new IllegalArgumentException("Value is not a valid JSONPath");
    }
    if (text.startsWith("$$")) {
      return new JsonPath(text, new Root.Context(), text.substring(1));
    }
    Matcher variable = VARIABLE.matcher(text);
    return variable.lookingAt()
        ? new JsonPath(
            text, new Root.Variable(variable.group(1)), "$" + text.substring(variable.end()))
        : new JsonPath(text, new Root.Input(), text);
  }

  /** The library calls itself for each step of a path, and for each star that stands in none. */
  private static boolean isTooLong(String text) {
    return text.chars().filter(c -> c == '.' || c == '[' || c == '*').count() > MOST_STEPS;
  }

  private static com.jayway.jsonpath.JsonPath library(String path) {
    try {
      return com.jayway.jsonpath.JsonPath.compile(path);
    } catch (RuntimeException e) {
      // The library answers nonsense with many kinds of exception, not with its own alone.
      throw new IllegalArgumentException("Value is not a valid JSONPath", e);
    }
  }

  @Override
  public JsonNode evaluate(Scope scope) {
    return read(scope);
  }

  @Override
  public Set<String> variables() {
    return root instanceof Root.Variable(String name) ? Set.of(name) : Set.of();
  }

  /** Whether the path names exactly one place. */
  public boolean isReference() {
    return steps != null;
  }

  /**
   * What the path finds; a list where it may find several.
   *
   * @throws QueryFailure {@code States.Runtime} where it finds nothing
   */
  public JsonNode read(Scope scope) {
    JsonNode found = walk(scope);
    return found != null ? found : search(scope);
  }

  /** What the path finds, or null where it finds nothing. */
  public @Nullable JsonNode find(Scope scope) {
    JsonNode found = walk(scope);
    if (found != null || steps != null) {
      return found;
    }
    try {
      return search(scope);
    } catch (QueryFailure e) {
      return null;
    }
  }

  /**
   * The document that this path reads: the data, the context object or a variable.
   *
   * @throws QueryFailure where there is no such variable
   */
  public JsonNode root(Scope scope) {
    return switch (root) {
      case Root.Input() -> scope.data();
      case Root.Context() -> scope.context();
      case Root.Variable(String name) -> variable(name, scope);
    };
  }

  private JsonNode variable(String name, Scope scope) {
    JsonNode value = scope.variables().get(name);
    if (value == null) {
      throw new QueryFailure(
          "States.Runtime",
          "The JSONPath '" + text + "' refers to the variable '$" + name + "', which is not set.");
    }
    return value;
  }

  private @Nullable JsonNode walk(Scope scope) {
    if (steps == null) {
      return null;
    }
    JsonNode node =
        root instanceof Root.Variable(String name) ? scope.variables().get(name) : root(scope);
    if (node == null) {
      return null;
    }
    for (Step step : steps) {
      node = step.from(node);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private static Configuration configuration() {
    return Configuration.builder()
        .jsonProvider(new TreeProvider())
        .mappingProvider(new NoMapping())
        .build();
  }

  private JsonNode search(Scope scope) {
    try {
      return TreeProvider.node(compiled.read(root(scope), configuration()));
    } catch (PathNotFoundException e) {
      throw new QueryFailure("States.Runtime", "Invalid path '" + text + "' : " + e.getMessage());
    } catch (QueryFailure e) {
      throw e;
    } catch (StackOverflowError e) {
      // Regular expressions with alternatives call themselves for each character.
      throw new QueryFailure("States.Runtime", "The path '" + text + "' takes too many steps");
    } catch (RuntimeException e) {
      // A filter applied to what it was not made for fails in whatever way the library happens to.
      throw new QueryFailure("States.Runtime", "Invalid path '" + text + "'");
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
