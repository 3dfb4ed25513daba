package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Map;
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
    return Stack.builder()
        .stackName(stack.name())
        .stackId(stack.id())
        .parentId(stack.parentId())
        .rootId(stack.rootId())
        .creationTime(stack.created())
        .stackStatus(stack.status())
        .disableRollback(false)
        .enableTerminationProtection(false)
        .outputs(stack.outputs().entrySet().stream().map(DescribeStacks::output).toList())
        .build();
  }

  private static Output output(Map.Entry<String, String> output) {
    return Output.builder().outputKey(output.getKey()).outputValue(output.getValue()).build();
  }
}
