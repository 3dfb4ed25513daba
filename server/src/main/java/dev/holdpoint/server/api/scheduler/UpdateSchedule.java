package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.scheduler.Schedule;
import dev.holdpoint.core.scheduler.ScheduleSettings;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleResponse;

/** {@code UpdateSchedule}. */
record UpdateSchedule(SchedulerDesk desk)
    implements Action<UpdateScheduleRequest, UpdateScheduleResponse> {
  @Override
  public UpdateScheduleResponse handle(UpdateScheduleRequest request, Call call) {
    ScheduleSettings settings = Shapes.settings(request);
    String group = SchedulerDesk.group(request.groupName());
    Schedule updated =
        desk.store()
            .write(tx ->
                desk.scheduler().update(tx, desk.turns().now(), group, request.name(), settings));
    return UpdateScheduleResponse.builder().scheduleArn(updated.arn().value()).build();
  }
}
