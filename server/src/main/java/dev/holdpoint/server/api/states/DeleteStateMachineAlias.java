package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Aliases;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasResponse;

/** DeleteStateMachineAlias; its versions stay. */
final class DeleteStateMachineAlias
    implements Action<DeleteStateMachineAliasRequest, DeleteStateMachineAliasResponse> {
  private final Store store;

  DeleteStateMachineAlias(Store store) {
    this.store = store;
  }

  @Override
  public DeleteStateMachineAliasResponse handle(DeleteStateMachineAliasRequest request, Call call) {
    String arn = Required.member(request.stateMachineAliasArn(), "stateMachineAliasArn");
    store.write(tx -> {
      Aliases.delete(tx, arn);
      return null;
    });
    return DeleteStateMachineAliasResponse.builder().build();
  }
}
