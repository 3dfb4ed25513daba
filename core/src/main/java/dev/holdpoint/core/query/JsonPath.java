package dev.holdpoint.core.query;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.PathNotFoundException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A compiled path: {@code $…} into the data or {@code $$…} into the context object. */
public final class JsonPath {
  /** Ours: the library parses and evaluates recursively, one call per step. */
  private static final int MAX_LENGTH = 2_048;

  private static final Configuration CONFIGURATION =
      Configuration.builder()
          .jsonProvider(new TreeProvider())
          .mappingProvider(new NoMapping())
          .build();

  private final String text;
  private final boolean context;
  private final @Nullable List<Step> steps;
  private final com.jayway.jsonpath.JsonPath compiled;

  private JsonPath(String text, boolean context, com.jayway.jsonpath.JsonPath compiled) {
    this.text = text;
    this.context = context;
    this.compiled = compiled;
    this.steps = Step.plain(context ? text.substring(1) : text);
  }

  /**
   * Compiles a path.
   *
   * @throws IllegalArgumentException where it is not one
   */
  public static JsonPath compile(String text) {
    if (!text.startsWith("$") || text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("Value is not a valid JSONPath");
    }
    boolean context = text.startsWith("$$");
    return new JsonPath(text, context, library(context ? text.substring(1) : text));
  }

  private static com.jayway.jsonpath.JsonPath library(String path) {
    try {
      return com.jayway.jsonpath.JsonPath.compile(path);
    } catch (RuntimeException e) {
      // The library answers nonsense with many kinds of exception, not with its own alone.
      throw new IllegalArgumentException("Value is not a valid JSONPath", e);
    }
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
    return found != null ? found : evaluate(scope);
  }

  /** What the path finds, or null where it finds nothing. */
  public @Nullable JsonNode find(Scope scope) {
    JsonNode found = walk(scope);
    if (found != null || steps != null) {
      return found;
    }
    try {
      return evaluate(scope);
    } catch (QueryFailure e) {
      return null;
    }
  }

  /** The document that this path reads: the data, or the context object. */
  public JsonNode root(Scope scope) {
    return context ? scope.context() : scope.data();
  }

  private @Nullable JsonNode walk(Scope scope) {
    if (steps == null) {
      return null;
    }
    JsonNode node = root(scope);
    for (Step step : steps) {
      node = step.from(node);
      if (node == null) {
        return null;
      }
    }
    return node;
  }

  private JsonNode evaluate(Scope scope) {
    try {
      return TreeProvider.node(compiled.read(root(scope), CONFIGURATION));
    } catch (PathNotFoundException e) {
      throw new QueryFailure("States.Runtime", "Invalid path '" + text + "' : " + e.getMessage());
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
