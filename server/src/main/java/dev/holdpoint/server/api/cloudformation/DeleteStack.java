package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackRequest;
import software.amazon.awssdk.services.cloudformation.model.DeleteStackResponse;

/** {@code DeleteStack}: nothing happens where there is no such stack. */
record DeleteStack(StackDesk desk) implements Action<DeleteStackRequest, DeleteStackResponse> {
  @Override
  public DeleteStackResponse handle(DeleteStackRequest request, Call call) {
    Unsupported.refuse(request);
    desk.control()
        .delete(StackDesk.named(request.stackName()), Set.copyOf(request.retainResources()));
    return DeleteStackResponse.builder().build();
  }
}
