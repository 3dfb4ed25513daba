package dev.holdpoint.core.apigateway;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Randomness;
import dev.holdpoint.core.query.Scope;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A body that JSONPaths look into; it is read when the first one does. Of one thread. */
public final class JsonBody {
  private final String text;
  private @Nullable JsonNode tree;

  public JsonBody(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }

  /**
   * The whole body; no body at all is an object without members, as on AWS.
   *
   * @throws MappingFailure where it is no JSON
   */
  public JsonNode tree() {
    JsonNode read = tree;
    if (read == null) {
      read = read();
      tree = read;
    }
    return read;
  }

  private JsonNode read() {
    if (text.isBlank()) {
      return Json.object();
    }
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      throw MappingFailure.ofTheBody(
          "Could not parse request body into json: " + e.getOriginalMessage());
    }
  }

  /**
   * What a path finds, or null.
   *
   * @throws MappingFailure where the body is no JSON, or the path none
   */
  public @Nullable JsonNode find(String path) {
    String whole = path.startsWith("$") ? path : path.isEmpty() ? "$" : "$." + path;
    try {
      return JsonPath.compile(whole).find(scope());
    } catch (IllegalArgumentException e) {
      throw MappingFailure.ofTheApi("Invalid JSONPath: " + path);
    }
  }

  private Scope scope() {
    return new Scope(tree(), Json.object(), Map.of(), new NoChance(), Instant.EPOCH);
  }

  /** Paths know no functions that need it. */
  private record NoChance() implements Randomness {
    @Override
    public String uuid() {
      throw new IllegalStateException("Expected a path, but it asks for chance");
    }

    @Override
    public double nextDouble() {
      throw new IllegalStateException("Expected a path, but it asks for chance");
    }
  }
}
