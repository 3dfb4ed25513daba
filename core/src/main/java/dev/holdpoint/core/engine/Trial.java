package dev.holdpoint.core.engine;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is given to a state that is tried, and what is seen of it meanwhile. One thread. */
public final class Trial {
  private final @Nullable ObjectNode context;
  private final @Nullable JsonNode items;
  private final Map<Stage, JsonNode> seen = new EnumMap<>(Stage.class);
  private final Map<String, JsonNode> assigned = new HashMap<>();
  private @Nullable Handled handled;

  /**
   * @param context the context object that the state is to see; null for one made up for it
   * @param items what a Map's ItemReader is to have read; null where it has read nothing
   */
  Trial(@Nullable ObjectNode context, @Nullable JsonNode items) {
    this.context = context;
    this.items = items;
  }

  /** A failure that the state itself has an answer to. */
  public sealed interface Handled {
    Failure failure();
  }

  /**
   * A catcher took it.
   *
   * @param index which one
   */
  public record Caught(int index, Failure failure) implements Handled {}

  /**
   * A retrier takes it.
   *
   * @param index which one
   */
  public record Retried(int index, Duration backoff, Failure failure) implements Handled {}

  public @Nullable ObjectNode context() {
    return context;
  }

  public @Nullable JsonNode items() {
    return items;
  }

  public void saw(Stage stage, JsonNode value) {
    seen.put(stage, value);
  }

  /** What was seen, in AWS's order. */
  public Map<Stage, JsonNode> seen() {
    return Collections.unmodifiableMap(seen);
  }

  void assigned(Map<String, JsonNode> values) {
    assigned.putAll(values);
  }

  Map<String, JsonNode> assigned() {
    return Collections.unmodifiableMap(assigned);
  }

  public void handled(Handled how) {
    handled = how;
  }

  @Nullable Handled handled() {
    return handled;
  }
}
