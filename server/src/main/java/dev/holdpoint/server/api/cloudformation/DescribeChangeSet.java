package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.Change;
import software.amazon.awssdk.services.cloudformation.model.ChangeSource;
import software.amazon.awssdk.services.cloudformation.model.ChangeType;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeChangeSetResponse;
import software.amazon.awssdk.services.cloudformation.model.EvaluationType;
import software.amazon.awssdk.services.cloudformation.model.ResourceChange;
import software.amazon.awssdk.services.cloudformation.model.ResourceChangeDetail;

/** {@code DescribeChangeSet}: all changes in one page, as a template bounds them. */
record DescribeChangeSet(StackDesk desk)
    implements Action<DescribeChangeSetRequest, DescribeChangeSetResponse> {
  @Override
  public DescribeChangeSetResponse handle(DescribeChangeSetRequest request, Call call) {
    ShownChangeSet set = desk.control().changeSet(request.changeSetName(), request.stackName());
    return DescribeChangeSetResponse.builder()
        .changeSetName(set.name())
        .changeSetId(set.id())
        .stackId(set.stackId())
        .stackName(set.stackName())
        .description(set.description())
        .parameters(set.asked().shownParameters())
        .creationTime(set.created())
        .executionStatus(set.execution())
        .status(set.status())
        .statusReason(set.reason())
        .capabilitiesWithStrings(set.asked().capabilities())
        .tags(set.asked().shownTags())
        .onStackFailure(set.onFailure())
        .includeNestedStacks(false)
        .importExistingResources(false)
        .changes(set.changes().stream().map(DescribeChangeSet::shown).toList())
        .build();
  }

  private static Change shown(ShownChangeSet.Change change) {
    return Change.builder()
        .type(ChangeType.RESOURCE)
        .resourceChange(
            ResourceChange.builder()
                .action(change.action())
                .logicalResourceId(change.logicalId())
                .physicalResourceId(change.physicalId())
                .resourceType(change.type())
                .replacement(change.replacement())
                .scopeWithStrings(change.scope())
                .details(change.details().stream().map(DescribeChangeSet::shown).toList())
                .build())
        .build();
  }

  private static ResourceChangeDetail shown(ShownChangeSet.Detail detail) {
    return ResourceChangeDetail.builder()
        .target(t ->
            t.attribute(detail.attribute())
                .name(detail.name())
                .requiresRecreation(detail.recreation()))
        .evaluation(EvaluationType.STATIC)
        .changeSource(ChangeSource.DIRECT_MODIFICATION)
        .build();
  }
}
