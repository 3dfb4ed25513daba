package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetSummary;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsRequest;
import software.amazon.awssdk.services.cloudformation.model.ListChangeSetsResponse;

/** {@code ListChangeSets}: all in one page; few are kept of a stack. */
record ListChangeSets(StackDesk desk)
    implements Action<ListChangeSetsRequest, ListChangeSetsResponse> {
  @Override
  public ListChangeSetsResponse handle(ListChangeSetsRequest request, Call call) {
    return ListChangeSetsResponse.builder()
        .summaries(
            desk.control().changeSets(StackDesk.named(request.stackName())).stream()
                .map(ListChangeSets::shown)
                .toList())
        .build();
  }

  private static ChangeSetSummary shown(ShownChangeSet set) {
    return ChangeSetSummary.builder()
        .changeSetName(set.name())
        .changeSetId(set.id())
        .stackId(set.stackId())
        .stackName(set.stackName())
        .description(set.description())
        .creationTime(set.created())
        .executionStatus(set.execution())
        .status(set.status())
        .statusReason(set.reason())
        .includeNestedStacks(false)
        .importExistingResources(false)
        .build();
  }
}
