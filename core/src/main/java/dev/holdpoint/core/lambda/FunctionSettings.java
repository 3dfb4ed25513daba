package dev.holdpoint.core.lambda;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a function runs. Its environment may hold secrets, so it never shows in {@link #toString}.
 *
 * @param runtime AWS's identifier, such as {@code java25}
 * @param deadLetters the queue or topic that gets events which failed for the last time, or null
 * @param logGroup where it logs to, or null for the group of its own name
 * @param layers in the order in which AWS unpacks them: a later one covers an earlier one
 */
public record FunctionSettings(
    String runtime,
    String handler,
    int timeoutSeconds,
    int memoryMegabytes,
    String description,
    String role,
    Map<String, String> environment,
    List<LayerUse> layers,
    @Nullable String deadLetters,
    @Nullable String logGroup) {

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 3;

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_MEMORY_MEGABYTES = 128;

  public FunctionSettings {
    environment = Map.copyOf(environment);
    // Functions that were kept before there were layers have none.
    layers = layers == null ? List.of() : List.copyOf(layers);
  }

  /** Without layers. */
  public FunctionSettings(
      String runtime,
      String handler,
      int timeoutSeconds,
      int memoryMegabytes,
      String description,
      String role,
      Map<String, String> environment) {
    this(
        runtime,
        handler,
        timeoutSeconds,
        memoryMegabytes,
        description,
        role,
        environment,
        List.of(),
        null,
        null);
  }

  FunctionSettings described(String text) {
    return new FunctionSettings(
        runtime,
        handler,
        timeoutSeconds,
        memoryMegabytes,
        text,
        role,
        environment,
        layers,
        deadLetters,
        logGroup);
  }

  public FunctionSettings withEnvironment(Map<String, String> changed) {
    return with(changed, layers, deadLetters);
  }

  public FunctionSettings withLayers(List<LayerUse> changed) {
    return with(environment, changed, deadLetters);
  }

  /** The same with another place for dead letters; an empty one is none. */
  public FunctionSettings withDeadLetters(@Nullable String arn) {
    return with(environment, layers, arn == null || arn.isEmpty() ? null : arn);
  }

  /** The same that logs elsewhere; null is the group of its own name. */
  public FunctionSettings withLogGroup(@Nullable String name) {
    return new FunctionSettings(
        runtime,
        handler,
        timeoutSeconds,
        memoryMegabytes,
        description,
        role,
        environment,
        layers,
        deadLetters,
        name);
  }

  private FunctionSettings with(
      Map<String, String> variables, List<LayerUse> uses, @Nullable String letters) {
    return new FunctionSettings(
        runtime,
        handler,
        timeoutSeconds,
        memoryMegabytes,
        description,
        role,
        variables,
        uses,
        letters,
        logGroup);
  }

  @Override
  public String toString() {
    return "FunctionSettings[" + runtime + ", " + handler + "]";
  }
}
