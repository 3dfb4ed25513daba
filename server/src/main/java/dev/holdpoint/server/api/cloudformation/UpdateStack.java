package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateStackResponse;

/** {@code UpdateStack}: what is asked for is kept when it answers, and made after it. */
record UpdateStack(StackDesk desk) implements Action<UpdateStackRequest, UpdateStackResponse> {
  @Override
  public UpdateStackResponse handle(UpdateStackRequest request, Call call) {
    Unsupported.refuse(request);
    StackAsk ask =
        new StackAsk(
            StackDesk.named(request.stackName()),
            Asking.template(
                desk.texts(),
                request.usePreviousTemplate(),
                request.templateBody(),
                request.templateURL()),
            Asking.parameters(request.parameters()),
            request.capabilitiesAsStrings(),
            Asking.tags(request.hasTags(), request.tags()),
            request.roleARN());
    String id =
        desk.control()
            .update(ask, Asking.keeping(request.disableRollback(), request.deploymentConfig()));
    return UpdateStackResponse.builder().stackId(id).build();
  }
}
