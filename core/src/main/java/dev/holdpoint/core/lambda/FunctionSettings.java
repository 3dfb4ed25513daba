package dev.holdpoint.core.lambda;

import java.util.List;
import java.util.Map;

/**
 * How a function runs. Its environment may hold secrets, so it never shows in {@link #toString}.
 *
 * @param runtime AWS's identifier, such as {@code java25}
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
    List<LayerUse> layers) {

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
        List.of());
  }

  public FunctionSettings withEnvironment(Map<String, String> changed) {
    return new FunctionSettings(
        runtime, handler, timeoutSeconds, memoryMegabytes, description, role, changed, layers);
  }

  public FunctionSettings withLayers(List<LayerUse> changed) {
    return new FunctionSettings(
        runtime, handler, timeoutSeconds, memoryMegabytes, description, role, environment, changed);
  }

  @Override
  public String toString() {
    return "FunctionSettings[" + runtime + ", " + handler + "]";
  }
}
