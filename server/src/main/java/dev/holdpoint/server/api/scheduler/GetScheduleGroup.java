package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.scheduler.ScheduleGroup;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupResponse;

/** {@code GetScheduleGroup}. */
record GetScheduleGroup(SchedulerDesk desk)
    implements Action<GetScheduleGroupRequest, GetScheduleGroupResponse> {
  @Override
  public GetScheduleGroupResponse handle(GetScheduleGroupRequest request, Call call) {
    ScheduleGroup group =
        desk.store().read(tx -> desk.groups().get(tx, desk.home(), request.name()));
    return GetScheduleGroupResponse.builder()
        .arn(group.arn().value())
        .name(group.name())
        .state(ListScheduleGroups.state(group))
        .creationDate(group.created())
        .lastModificationDate(group.modified())
        .build();
  }
}
