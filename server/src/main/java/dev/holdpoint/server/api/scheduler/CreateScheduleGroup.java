package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.scheduler.ScheduleGroup;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupResponse;

/** {@code CreateScheduleGroup}. */
record CreateScheduleGroup(SchedulerDesk desk)
    implements Action<CreateScheduleGroupRequest, CreateScheduleGroupResponse> {
  @Override
  public CreateScheduleGroupResponse handle(CreateScheduleGroupRequest request, Call call) {
    String name = Shapes.required(request.name(), "name");
    ScheduleGroup created =
        desk.store()
            .write(tx ->
                desk.groups()
                    .create(
                        tx,
                        desk.turns().now(),
                        name,
                        request.clientToken(),
                        Shapes.tags(request.tags())));
    return CreateScheduleGroupResponse.builder().scheduleGroupArn(created.arn().value()).build();
  }
}
