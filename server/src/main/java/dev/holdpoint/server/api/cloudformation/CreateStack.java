package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.CreateStackRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateStackResponse;
import software.amazon.awssdk.services.cloudformation.model.OnFailure;

/** {@code CreateStack}: what is asked for is kept when it answers, and made after it. */
record CreateStack(StackDesk desk) implements Action<CreateStackRequest, CreateStackResponse> {
  @Override
  public CreateStackResponse handle(CreateStackRequest request, Call call) {
    Unsupported.refuse(request);
    String template = desk.texts().get(request.templateBody(), request.templateURL());
    StackAsk ask =
        new StackAsk(
            StackDesk.named(request.stackName()),
            template,
            Asking.parameters(request.parameters()),
            request.capabilitiesAsStrings(),
            Asking.tags(request.hasTags(), request.tags()),
            request.roleARN());
    boolean kept = Boolean.TRUE.equals(request.enableTerminationProtection());
    String id = desk.control().create(ask, fails(request), kept);
    return CreateStackResponse.builder().stackId(id).build();
  }

  private static StackControl.WhenItFails fails(CreateStackRequest request) {
    OnFailure asked = request.onFailure();
    if (asked != null && request.disableRollback() != null) {
      throw StackDesk.refusal("You can't specify both OnFailure and DisableRollback");
    }
    return asked == null
        ? Asking.keeping(request.disableRollback(), request.deploymentConfig())
        : StackControl.WhenItFails.valueOf(asked.toString());
  }
}
