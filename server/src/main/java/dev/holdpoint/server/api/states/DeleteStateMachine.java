package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineResponse;

/** DeleteStateMachine, with its versions and aliases. What runs goes on to its end. */
final class DeleteStateMachine
    implements Action<DeleteStateMachineRequest, DeleteStateMachineResponse> {
  private final Store store;

  DeleteStateMachine(Store store) {
    this.store = store;
  }

  @Override
  public DeleteStateMachineResponse handle(DeleteStateMachineRequest request, Call call) {
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
    store.write(tx -> {
      StateMachines.delete(tx, arn);
      return null;
    });
    return DeleteStateMachineResponse.builder().build();
  }
}
