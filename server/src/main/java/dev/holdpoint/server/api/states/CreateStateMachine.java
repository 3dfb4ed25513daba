package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.states.StatesError;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineType;
import software.amazon.awssdk.services.sfn.model.Tag;

/** CreateStateMachine. Standard machines; publishing versions and Express machines come later. */
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
    refuseWhatIsNotThere(request);
    StateMachines.Spec spec =
        new StateMachines.Spec(
            Required.member(request.name(), "name"),
            Required.member(request.definition(), "definition"),
            Required.member(request.roleArn(), "roleArn"),
            Logging.keep(request.loggingConfiguration()),
            request.tracingConfiguration() != null
                && Boolean.TRUE.equals(request.tracingConfiguration().enabled()),
            request.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value, (_, b) -> b)));
    StateMachine machine = store.write(tx -> StateMachines.create(tx, turns.now(), spec));
    return CreateStateMachineResponse.builder()
        .stateMachineArn(machine.arn().value())
        .creationDate(machine.createdAt())
        .build();
  }

  private static void refuseWhatIsNotThere(CreateStateMachineRequest request) {
    if (request.type() == StateMachineType.EXPRESS) {
      throw StatesError.unsupported("An EXPRESS state machine");
    }
    if (Boolean.TRUE.equals(request.publish()) || request.versionDescription() != null) {
      throw StatesError.unsupported("Publishing a state machine version");
    }
  }
}
