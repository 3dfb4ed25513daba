package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackRequest;
import software.amazon.awssdk.services.cloudformation.model.ContinueUpdateRollbackResponse;

/** {@code ContinueUpdateRollback}: the way out of UPDATE_ROLLBACK_FAILED. */
record ContinueUpdateRollback(StackDesk desk)
    implements Action<ContinueUpdateRollbackRequest, ContinueUpdateRollbackResponse> {
  @Override
  public ContinueUpdateRollbackResponse handle(ContinueUpdateRollbackRequest request, Call call) {
    Unsupported.refuse(request);
    desk.control().goOnBack(StackDesk.named(request.stackName()));
    return ContinueUpdateRollbackResponse.builder().build();
  }
}
