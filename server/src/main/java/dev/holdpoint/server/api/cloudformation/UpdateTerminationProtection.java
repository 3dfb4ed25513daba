package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionRequest;
import software.amazon.awssdk.services.cloudformation.model.UpdateTerminationProtectionResponse;

/** {@code UpdateTerminationProtection}. */
record UpdateTerminationProtection(StackDesk desk)
    implements Action<UpdateTerminationProtectionRequest, UpdateTerminationProtectionResponse> {
  @Override
  public UpdateTerminationProtectionResponse handle(
      UpdateTerminationProtectionRequest request, Call call) {
    String id =
        desk.control()
            .keep(
                StackDesk.named(request.stackName()),
                Boolean.TRUE.equals(request.enableTerminationProtection()));
    return UpdateTerminationProtectionResponse.builder().stackId(id).build();
  }
}
