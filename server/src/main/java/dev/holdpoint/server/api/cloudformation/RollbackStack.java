package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackRequest;
import software.amazon.awssdk.services.cloudformation.model.RollbackStackResponse;

/** {@code RollbackStack}: of one that was left as far as it came. */
record RollbackStack(StackDesk desk)
    implements Action<RollbackStackRequest, RollbackStackResponse> {
  @Override
  public RollbackStackResponse handle(RollbackStackRequest request, Call call) {
    Unsupported.refuse(request);
    String id = desk.control().rollBack(StackDesk.named(request.stackName()));
    return RollbackStackResponse.builder().stackId(id).build();
  }
}
