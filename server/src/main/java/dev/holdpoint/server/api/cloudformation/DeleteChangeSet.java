package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteChangeSetResponse;

/** {@code DeleteChangeSet}. */
record DeleteChangeSet(StackDesk desk)
    implements Action<DeleteChangeSetRequest, DeleteChangeSetResponse> {
  @Override
  public DeleteChangeSetResponse handle(DeleteChangeSetRequest request, Call call) {
    desk.control().drop(request.changeSetName(), request.stackName());
    return DeleteChangeSetResponse.builder().build();
  }
}
