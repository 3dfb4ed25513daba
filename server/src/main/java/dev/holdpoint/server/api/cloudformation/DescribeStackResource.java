package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackResourceResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResourceDetail;

/** {@code DescribeStackResource}. */
record DescribeStackResource(StackDesk desk)
    implements Action<DescribeStackResourceRequest, DescribeStackResourceResponse> {
  @Override
  public DescribeStackResourceResponse handle(DescribeStackResourceRequest request, Call call) {
    ShownStack stack = desk.find(request.stackName(), StackDesk.UNKNOWN);
    String logical = request.logicalResourceId();
    return stack.resources().stream()
        .filter(resource -> resource.logicalId().equals(logical))
        .findFirst()
        .map(resource -> shown(stack, resource))
        .orElseThrow(() ->
            StackDesk.refusal("Resource " + logical + " does not exist for stack " + stack.name()));
  }

  private static DescribeStackResourceResponse shown(
      ShownStack stack, ShownStack.Resource resource) {
    return DescribeStackResourceResponse.builder()
        .stackResourceDetail(
            StackResourceDetail.builder()
                .stackName(stack.name())
                .stackId(stack.id())
                .logicalResourceId(resource.logicalId())
                .physicalResourceId(resource.physicalId())
                .resourceType(resource.type())
                .resourceStatus(resource.status())
                .lastUpdatedTimestamp(resource.at())
                .build())
        .build();
  }
}
