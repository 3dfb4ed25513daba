package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** {@code DescribeStacks}: one stack, or all, with what they give. */
record DescribeStacks(StackDesk desk)
    implements Action<DescribeStacksRequest, DescribeStacksResponse> {
  @Override
  public DescribeStacksResponse handle(DescribeStacksRequest request, Call call) {
    String name = request.stackName();
    List<ShownStack> wanted = name == null ? desk.own() : List.of(desk.get(name));
    return DescribeStacksResponse.builder()
        .stacks(wanted.stream().map(DescribeStacks::shown).toList())
        .build();
  }

  private static Stack shown(ShownStack stack) {
    ShownStack.Fate fate = stack.fate();
    ShownStack.Asked asked = stack.asked();
    return Stack.builder()
        .stackName(stack.name())
        .stackId(stack.id())
        .parentId(stack.parentId())
        .rootId(stack.rootId())
        .description(asked.description())
        .parameters(asked.shownParameters())
        .creationTime(fate.created())
        .lastUpdatedTime(fate.updated())
        .deletionTime(fate.deleted())
        .stackStatus(fate.status())
        .stackStatusReason(fate.reason())
        .disableRollback(false)
        .enableTerminationProtection(fate.kept())
        .capabilitiesWithStrings(asked.capabilities())
        .roleARN(asked.role())
        .changeSetId(asked.changeSet())
        .tags(asked.shownTags())
        .outputs(stack.outputs().stream().map(DescribeStacks::output).toList())
        .build();
  }

  private static Output output(ShownStack.Output output) {
    return Output.builder()
        .outputKey(output.name())
        .outputValue(output.value())
        .description(output.description())
        .exportName(output.export())
        .build();
  }
}
