package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.CreateChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.OnStackFailure;

/** {@code CreateChangeSet}: it is made when it answers. */
record CreateChangeSet(StackDesk desk)
    implements Action<CreateChangeSetRequest, CreateChangeSetResponse> {
  @Override
  public CreateChangeSetResponse handle(CreateChangeSetRequest request, Call call) {
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
    ShownChangeSet made = desk.control().propose(ask, proposal(request));
    return CreateChangeSetResponse.builder().id(made.id()).stackId(made.stackId()).build();
  }

  private static StackControl.Proposal proposal(CreateChangeSetRequest request) {
    OnStackFailure asked = request.onStackFailure();
    return new StackControl.Proposal(
        request.changeSetName(),
        request.description(),
        request.changeSetType() == ChangeSetType.CREATE,
        asked == null
            ? Asking.keeping(null, request.deploymentConfig())
            : StackControl.WhenItFails.valueOf(asked.toString()));
  }
}
