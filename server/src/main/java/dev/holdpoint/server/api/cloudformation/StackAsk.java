package dev.holdpoint.server.api.cloudformation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a stack is to be.
 *
 * @param stack its name or ARN
 * @param template null for the one that it has
 * @param tags null for those that it has
 * @param role in whose name AWS would act; recorded
 */
public record StackAsk(
    String stack,
    @Nullable String template,
    Map<String, Given> parameters,
    List<String> capabilities,
    @Nullable Map<String, String> tags,
    @Nullable String role) {
  public StackAsk {
    parameters = Map.copyOf(parameters);
    capabilities = List.copyOf(capabilities);
  }

  /**
   * A parameter's value.
   *
   * @param value null for the one that it has
   */
  public record Given(@Nullable String value) {}

  /** Names no value. */
  @Override
  public String toString() {
    return "StackAsk[stack=" + stack + ", parameters=" + parameters.keySet() + "]";
  }
}
