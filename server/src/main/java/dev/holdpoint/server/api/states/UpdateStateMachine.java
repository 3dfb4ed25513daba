package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.states.StatesError;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineResponse;

/** UpdateStateMachine. What runs keeps the definition it began with. */
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
    if (Boolean.TRUE.equals(request.publish()) || request.versionDescription() != null) {
      throw StatesError.unsupported("Publishing a state machine version");
    }
    StateMachines.Change change =
        new StateMachines.Change(
            request.definition(),
            request.roleArn(),
            Logging.keep(request.loggingConfiguration()),
            request.tracingConfiguration() == null
                ? null
                : request.tracingConfiguration().enabled());
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
    StateMachine machine = store.write(tx -> StateMachines.update(tx, turns.now(), arn, change));
    return UpdateStateMachineResponse.builder()
        .updateDate(machine.updatedAt())
        .revisionId(machine.revisionId())
        .build();
  }
}
