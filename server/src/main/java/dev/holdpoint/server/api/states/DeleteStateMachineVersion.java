package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.MachineVersions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineVersionResponse;

/** DeleteStateMachineVersion; what runs it goes on. */
final class DeleteStateMachineVersion
    implements Action<DeleteStateMachineVersionRequest, DeleteStateMachineVersionResponse> {
  private final Store store;

  DeleteStateMachineVersion(Store store) {
    this.store = store;
  }

  @Override
  public DeleteStateMachineVersionResponse handle(
      DeleteStateMachineVersionRequest request, Call call) {
    String arn = Required.member(request.stateMachineVersionArn(), "stateMachineVersionArn");
    store.write(tx -> {
      MachineVersions.delete(tx, arn);
      return null;
    });
    return DeleteStateMachineVersionResponse.builder().build();
  }
}
