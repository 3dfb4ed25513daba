package dev.holdpoint.server.api.states;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.sfn.model.TagResourceRequest;
import software.amazon.awssdk.services.sfn.model.TestStateRequest;
import software.amazon.awssdk.services.sfn.model.UntagResourceRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.ValidateStateMachineDefinitionRequest;

/** State machines themselves. */
final class MachineActions {
  private MachineActions() {}

  static AwsService add(AwsService service, StatesService.Parts parts) {
    Store store = parts.store();
    return service
        .action(
            "CreateStateMachine",
            CreateStateMachineRequest::builder,
            new CreateStateMachine(store, parts.turns()))
        .action(
            "UpdateStateMachine",
            UpdateStateMachineRequest::builder,
            new UpdateStateMachine(store, parts.turns()))
        .action(
            "DescribeStateMachine",
            DescribeStateMachineRequest::builder,
            new DescribeStateMachine(store))
        .action(
            "DescribeStateMachineForExecution",
            DescribeStateMachineForExecutionRequest::builder,
            new DescribeStateMachineForExecution(store))
        .action(
            "ListStateMachines",
            ListStateMachinesRequest::builder,
            new ListStateMachines(store, parts.turns()))
        .action(
            "DeleteStateMachine", DeleteStateMachineRequest::builder, new DeleteStateMachine(store))
        .action(
            "ValidateStateMachineDefinition",
            ValidateStateMachineDefinitionRequest::builder,
            new ValidateStateMachineDefinition())
        .action(
            "TestState",
            TestStateRequest::builder,
            new TestState(parts.turns(), parts.tokens(), parts.calls()))
        .action("TagResource", TagResourceRequest::builder, new TagResource(store))
        .action("UntagResource", UntagResourceRequest::builder, new UntagResource(store))
        .action(
            "ListTagsForResource",
            ListTagsForResourceRequest::builder,
            new ListTagsForResource(store));
  }
}
