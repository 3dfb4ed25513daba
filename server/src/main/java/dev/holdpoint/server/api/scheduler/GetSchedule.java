package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.scheduler.Schedule;
import dev.holdpoint.core.scheduler.ScheduleSettings;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleResponse;

/** {@code GetSchedule}. */
record GetSchedule(SchedulerDesk desk) implements Action<GetScheduleRequest, GetScheduleResponse> {
  @Override
  public GetScheduleResponse handle(GetScheduleRequest request, Call call) {
    String group = SchedulerDesk.group(request.groupName());
    Schedule found =
        desk.store().read(tx -> desk.scheduler().get(tx, desk.home(), group, request.name()));
    ScheduleSettings settings = found.settings();
    return GetScheduleResponse.builder()
        .arn(found.arn().value())
        .groupName(found.group())
        .name(found.name())
        .state(settings.enabled() ? "ENABLED" : "DISABLED")
        .description(settings.description())
        .scheduleExpression(settings.expression())
        .scheduleExpressionTimezone(settings.timeZone() == null ? "UTC" : settings.timeZone())
        .startDate(settings.startDate())
        .endDate(settings.endDate())
        .creationDate(found.created())
        .lastModificationDate(found.modified())
        .kmsKeyArn(settings.kmsKeyArn())
        .actionAfterCompletion(settings.deleteAfterCompletion() ? "DELETE" : "NONE")
        .flexibleTimeWindow(Shapes.window(settings.windowMinutes()))
        .target(Shapes.target(settings.target()))
        .build();
  }
}
