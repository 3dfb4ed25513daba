package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** UpdateStateMachine. What runs keeps what it began with. */
final class UpdateStateMachine
    implements Action<UpdateStateMachineRequest, UpdateStateMachineResponse> {
  private final Store store;
  private final Turns turns;

  UpdateStateMachine(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public UpdateStateMachineResponse handle(UpdateStateMachineRequest request, Call call) {
    Encryption.check(request.encryptionConfiguration());
    StateMachines.Change change =
        new StateMachines.Change(
            request.definition(),
            request.roleArn(),
            Logging.read(request.loggingConfiguration()),
            request.tracingConfiguration() == null
                ? null
                : Boolean.TRUE.equals(request.tracingConfiguration().enabled()),
            Publish.read(request.publish(), request.versionDescription()));
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
    StateMachines.Written written =
        store.write(tx -> StateMachines.update(tx, turns.now(), arn, change));
    return UpdateStateMachineResponse.builder()
        .updateDate(written.machine().updatedAt())
        .revisionId(written.machine().revisionId())
        .stateMachineVersionArn(Publish.arn(written.version()))
        .build();
  }
}
