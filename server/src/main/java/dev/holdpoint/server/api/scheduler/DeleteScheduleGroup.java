package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleGroupResponse;

/** {@code DeleteScheduleGroup}. */
record DeleteScheduleGroup(SchedulerDesk desk)
    implements Action<DeleteScheduleGroupRequest, DeleteScheduleGroupResponse> {
  @Override
  public DeleteScheduleGroupResponse handle(DeleteScheduleGroupRequest request, Call call) {
    boolean gone = false;
    while (!gone) {
      gone = desk.store().write(tx -> desk.groups().delete(tx, desk.turns().now(), request.name()));
    }
    return DeleteScheduleGroupResponse.builder().build();
  }
}
