package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

/** {@code ListStackResources}: all in one page, as a template bounds them. */
record ListStackResources(StackDesk desk)
    implements Action<ListStackResourcesRequest, ListStackResourcesResponse> {
  @Override
  public ListStackResourcesResponse handle(ListStackResourcesRequest request, Call call) {
    ShownStack stack = desk.get(request.stackName());
    return ListStackResourcesResponse.builder()
        .stackResourceSummaries(stack.resources().stream().map(ListStackResources::shown).toList())
        .build();
  }

  private static StackResourceSummary shown(ShownStack.Resource resource) {
    return StackResourceSummary.builder()
        .logicalResourceId(resource.logicalId())
        .physicalResourceId(resource.physicalId())
        .resourceType(resource.type())
        .resourceStatus(resource.status())
        .lastUpdatedTimestamp(resource.at())
        .build();
  }
}
