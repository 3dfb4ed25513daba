package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.ListStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.StackSummary;

/** {@code ListStacks}. A stack that was deleted is forgotten. */
record ListStacks(StackDesk desk) implements Action<ListStacksRequest, ListStacksResponse> {
  @Override
  public ListStacksResponse handle(ListStacksRequest request, Call call) {
    return ListStacksResponse.builder()
        .stackSummaries(
            desk.own().stream()
                .filter(stack ->
                    !request.hasStackStatusFilters()
                        || request.stackStatusFilters().contains(stack.status()))
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
        .creationTime(stack.created())
        .stackStatus(stack.status())
        .build();
  }
}
