package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleResponse;

/** {@code DeleteSchedule}. */
record DeleteSchedule(SchedulerDesk desk)
    implements Action<DeleteScheduleRequest, DeleteScheduleResponse> {
  @Override
  public DeleteScheduleResponse handle(DeleteScheduleRequest request, Call call) {
    String group = SchedulerDesk.group(request.groupName());
    desk.change(tx -> desk.scheduler().delete(tx, desk.home(), group, request.name()));
    return DeleteScheduleResponse.builder().build();
  }
}
