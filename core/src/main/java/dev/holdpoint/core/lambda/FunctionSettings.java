package dev.holdpoint.core.lambda;

import java.util.Map;

/**
 * How a function runs. Its environment may hold secrets, so it never shows in {@link #toString}.
 *
 * @param runtime AWS's identifier, such as {@code java25}
 */
public record FunctionSettings(
    String runtime,
    String handler,
    int timeoutSeconds,
    int memoryMegabytes,
    String description,
    String role,
    Map<String, String> environment) {

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 3;

  /** AWS's own, where nothing is said. */
  public static final int DEFAULT_MEMORY_MEGABYTES = 128;

  public FunctionSettings {
    environment = Map.copyOf(environment);
  }

  @Override
  public String toString() {
    return "FunctionSettings[" + runtime + ", " + handler + "]";
  }
}
