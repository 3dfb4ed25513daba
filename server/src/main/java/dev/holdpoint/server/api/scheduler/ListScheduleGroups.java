package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.scheduler.ScheduleGroup;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsRequest;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsResponse;
import software.amazon.awssdk.services.scheduler.model.ScheduleGroupSummary;

/** {@code ListScheduleGroups}. */
record ListScheduleGroups(SchedulerDesk desk)
    implements Action<ListScheduleGroupsRequest, ListScheduleGroupsResponse> {
  @Override
  public ListScheduleGroupsResponse handle(ListScheduleGroupsRequest request, Call call) {
    int most = Paging.size(request.maxResults());
    String after = Paging.read(request.nextToken());
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    List<ScheduleGroup> found =
        desk.store().read(tx -> desk.groups().list(tx, desk.home(), prefix)).stream()
            .filter(group -> after == null || group.name().compareTo(after) > 0)
            .toList();
    boolean more = found.size() > most;
    List<ScheduleGroup> page = more ? found.subList(0, most) : found;
    return ListScheduleGroupsResponse.builder()
        .scheduleGroups(page.stream().map(ListScheduleGroups::summary).toList())
        .nextToken(more ? Paging.write(page.getLast().name()) : null)
        .build();
  }

  static String state(ScheduleGroup group) {
    return group.deleting() ? "DELETING" : "ACTIVE";
  }

  private static ScheduleGroupSummary summary(ScheduleGroup group) {
    return ScheduleGroupSummary.builder()
        .arn(group.arn().value())
        .name(group.name())
        .state(state(group))
        .creationDate(group.created())
        .lastModificationDate(group.modified())
        .build();
  }
}
