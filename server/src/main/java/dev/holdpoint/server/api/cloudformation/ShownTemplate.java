package dev.holdpoint.server.api.cloudformation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudformation.model.ParameterDeclaration;

/**
 * What can be told of a template by its text.
 *
 * @param capabilities those that it takes to run it
 * @param types of its resources, each once
 * @param metadata as JSON, or null
 */
public record ShownTemplate(
    @Nullable String description,
    @Nullable String version,
    List<ParameterDeclaration> parameters,
    List<String> capabilities,
    @Nullable String capabilitiesReason,
    List<String> types,
    List<String> transforms,
    @Nullable String metadata) {
  public ShownTemplate {
    parameters = List.copyOf(parameters);
    capabilities = List.copyOf(capabilities);
    types = List.copyOf(types);
    transforms = List.copyOf(transforms);
  }
}
