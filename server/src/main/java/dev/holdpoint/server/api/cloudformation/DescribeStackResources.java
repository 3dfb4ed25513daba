package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/** {@code DescribeStackResources}: of a named stack, or of the one that made a resource. */
record DescribeStackResources(StackDesk desk)
    implements Action<DescribeStackResourcesRequest, DescribeStackResourcesResponse> {
  @Override
  public DescribeStackResourcesResponse handle(DescribeStackResourcesRequest request, Call call) {
    String physical = request.physicalResourceId();
    ShownStack stack = physical == null ? desk.get(request.stackName()) : maker(physical);
    String logical = request.logicalResourceId();
    List<StackResource> found =
        stack.resources().stream()
            .filter(resource -> logical == null || resource.logicalId().equals(logical))
            .map(resource -> shown(stack, resource))
            .toList();
    if (logical != null && found.isEmpty()) {
      throw StackDesk.refusal("Resource " + logical + " does not exist for stack " + stack.name());
    }
    return DescribeStackResourcesResponse.builder().stackResources(found).build();
  }

  private ShownStack maker(String physicalId) {
    return desk.own().stream()
        .filter(stack ->
            stack.resources().stream().anyMatch(one -> one.physicalId().equals(physicalId)))
        .findFirst()
        .orElseThrow(() -> StackDesk.refusal("Stack for " + physicalId + " does not exist"));
  }

  private static StackResource shown(ShownStack stack, ShownStack.Resource resource) {
    return StackResource.builder()
        .stackName(stack.name())
        .stackId(stack.id())
        .logicalResourceId(resource.logicalId())
        .physicalResourceId(resource.physicalId())
        .resourceType(resource.type())
        .resourceStatus(resource.status())
        .timestamp(resource.at())
        .build();
  }
}
