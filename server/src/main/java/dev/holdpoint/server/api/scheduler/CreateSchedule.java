package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.scheduler.Schedule;
import dev.holdpoint.core.scheduler.ScheduleSettings;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleResponse;

/** {@code CreateSchedule}. */
record CreateSchedule(SchedulerDesk desk)
    implements Action<CreateScheduleRequest, CreateScheduleResponse> {
  @Override
  public CreateScheduleResponse handle(CreateScheduleRequest request, Call call) {
    ScheduleSettings settings = Shapes.settings(request);
    String name = Shapes.required(request.name(), "name");
    String group = SchedulerDesk.group(request.groupName());
    Schedule created =
        desk.store()
            .write(tx ->
                desk.scheduler()
                    .create(tx, desk.turns().now(), group, name, request.clientToken(), settings));
    return CreateScheduleResponse.builder().scheduleArn(created.arn().value()).build();
  }
}
