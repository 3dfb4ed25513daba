package dev.holdpoint.server.api.states;

import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.LogSettings;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;

/** CreateStateMachine, with a first version where that is asked for. */
final class CreateStateMachine
    implements Action<CreateStateMachineRequest, CreateStateMachineResponse> {
  private final Store store;
  private final Turns turns;

  CreateStateMachine(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public CreateStateMachineResponse handle(CreateStateMachineRequest request, Call call) {
    Encryption.check(request.encryptionConfiguration());
    StateMachines.Spec spec =
        new StateMachines.Spec(
            Required.member(request.name(), "name"),
            type(request),
            Required.member(request.definition(), "definition"),
            Required.member(request.roleArn(), "roleArn"),
            Objects.requireNonNullElse(
                Logging.read(request.loggingConfiguration()), LogSettings.OFF),
            request.tracingConfiguration() != null
                && Boolean.TRUE.equals(request.tracingConfiguration().enabled()),
            Tags.read(request.tags()),
            Publish.read(request.publish(), request.versionDescription()));
    StateMachines.Written written = store.write(tx -> StateMachines.create(tx, turns.now(), spec));
    return CreateStateMachineResponse.builder()
        .stateMachineArn(written.machine().arn().value())
        .creationDate(written.machine().createdAt())
        .stateMachineVersionArn(Publish.arn(written.version()))
        .build();
  }

  private static MachineType type(CreateStateMachineRequest request) {
    String type = request.typeAsString();
    return type == null ? MachineType.STANDARD : MachineType.valueOf(type);
  }
}
