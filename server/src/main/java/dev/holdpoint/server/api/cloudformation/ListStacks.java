package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;

/** {@code ListStacks}: those too that were deleted. */
record ListStacks(StackDesk desk) implements Action<ListStacksRequest, ListStacksResponse> {
  @Override
  public ListStacksResponse handle(ListStacksRequest request, Call call) {
    return ListStacksResponse.builder()
        .stackSummaries(
            desk.all().stream()
                .filter(stack ->
                    !request.hasStackStatusFilters()
                        || request.stackStatusFilters().contains(stack.fate().status()))
                .map(ListStacks::shown)
                .toList())
        .build();
  }

  private static StackSummary shown(ShownStack stack) {
    return StackSummary.builder()
        .stackName(stack.name())
        .stackId(stack.id())
        .parentId(stack.parentId())
        .rootId(stack.rootId())
        .templateDescription(stack.asked().description())
        .creationTime(stack.fate().created())
        .lastUpdatedTime(stack.fate().updated())
        .deletionTime(stack.fate().deleted())
        .stackStatus(stack.fate().status())
        .stackStatusReason(stack.fate().reason())
        .build();
  }
}
