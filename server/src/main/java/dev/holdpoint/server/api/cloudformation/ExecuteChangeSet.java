package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.ExecuteChangeSetResponse;

/** {@code ExecuteChangeSet}: what it asks for is kept when it answers, and made after it. */
record ExecuteChangeSet(StackDesk desk)
    implements Action<ExecuteChangeSetRequest, ExecuteChangeSetResponse> {
  @Override
  public ExecuteChangeSetResponse handle(ExecuteChangeSetRequest request, Call call) {
    Unsupported.refuse(request);
    desk.control()
        .execute(
            request.changeSetName(),
            request.stackName(),
            Boolean.TRUE.equals(request.disableRollback()));
    return ExecuteChangeSetResponse.builder().build();
  }
}
