package dev.holdpoint.core.query;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All that an expression may see.
 *
 * @param data what {@code $} stands for in JSONPath
 * @param context the context object: {@code $$}, or {@code $states.context}
 * @param variables what states assigned, by names without the dollar sign
 * @param input the state's raw input: {@code $states.input}
 * @param result what the state's work gave: {@code $states.result}; null where there is none
 * @param errorOutput what a Catch sees: {@code $states.errorOutput}; null where there is none
 * @param now the turn's time
 */
public record Scope(
    JsonNode data,
    JsonNode context,
    Map<String, JsonNode> variables,
    JsonNode input,
    @Nullable JsonNode result,
    @Nullable JsonNode errorOutput,
    Randomness randomness,
    Instant now) {

  /** A scope in which nothing has happened yet but that the state was entered. */
  public Scope(
      JsonNode input,
      JsonNode context,
      Map<String, JsonNode> variables,
      Randomness randomness,
      Instant now) {
    this(input, context, variables, input, null, null, randomness, now);
  }

  public Scope withData(JsonNode other) {
    return new Scope(other, context, variables, input, result, errorOutput, randomness, now);
  }

  public Scope withContext(JsonNode other) {
    return new Scope(data, other, variables, input, result, errorOutput, randomness, now);
  }

  /** The state's work gave this: from now on {@code $} stands for it too. */
  public Scope withResult(JsonNode given) {
    return new Scope(given, context, variables, input, given, errorOutput, randomness, now);
  }

  /** The state's work failed with this: from now on {@code $} stands for it too. */
  public Scope withErrorOutput(JsonNode given) {
    return new Scope(given, context, variables, input, null, given, randomness, now);
  }
}
