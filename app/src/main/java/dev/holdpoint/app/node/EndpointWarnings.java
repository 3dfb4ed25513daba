package dev.holdpoint.app.node;

import dev.holdpoint.server.calls.remote.Endpoints;
import dev.holdpoint.server.calls.remote.MissingEndpoints;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;

/**
 * Warns of definitions that call services without an endpoint. AWS takes them, so we do; the task
 * would fail.
 */
record EndpointWarnings(Endpoints endpoints) implements Consumer<SdkPojo> {
  private static final Logger LOG = LoggerFactory.getLogger(EndpointWarnings.class);

  /** The actions whose requests it wants to see. */
  static final Set<String> ACTIONS = Set.of("CreateStateMachine", "UpdateStateMachine");

  @Override
  public void accept(SdkPojo request) {
    switch (request) {
      case CreateStateMachineRequest create -> warn(create.name(), create.definition());
      case UpdateStateMachineRequest update -> warn(update.stateMachineArn(), update.definition());
      default -> {}
    }
  }

  private void warn(String machine, @Nullable String definition) {
    of(definition == null ? "" : definition)
        .forEach(warning ->
            LOG.warn("A state machine calls what is not there machine={}: {}", machine, warning));
  }

  /** What is to be said of a definition, in sentences. */
  List<String> of(String definition) {
    return MissingEndpoints.in(definition, endpoints).entrySet().stream()
        .map(missing -> MissingEndpoints.text(missing.getValue(), missing.getKey()))
        .toList();
  }
}
