package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.server.wire.AwsService;
import dev.holdpoint.server.wire.Model;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.CreateScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.DeleteScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleGroupRequest;
import software.amazon.awssdk.services.scheduler.model.GetScheduleRequest;
import software.amazon.awssdk.services.scheduler.model.ListScheduleGroupsRequest;
import software.amazon.awssdk.services.scheduler.model.ListSchedulesRequest;
import software.amazon.awssdk.services.scheduler.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.scheduler.model.TagResourceRequest;
import software.amazon.awssdk.services.scheduler.model.UntagResourceRequest;
import software.amazon.awssdk.services.scheduler.model.UpdateScheduleRequest;

/**
 * EventBridge Scheduler behind the port.
 *
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/APIReference/Welcome.html">Its API</a>
 */
public final class SchedulerService {
  private SchedulerService() {}

  public static AwsService on(SchedulerDesk desk) {
    AwsService scheduler =
        AwsService.named("scheduler")
            .model(Model.beside(SchedulerService.class, "ValidationException"));
    return tags(groups(schedules(scheduler, desk), desk), desk);
  }

  private static AwsService schedules(AwsService service, SchedulerDesk desk) {
    return service
        .rest(
            "CreateSchedule",
            "POST /schedules/{Name}",
            200,
            CreateScheduleRequest::builder,
            new CreateSchedule(desk))
        .rest(
            "GetSchedule",
            "GET /schedules/{Name}",
            200,
            GetScheduleRequest::builder,
            new GetSchedule(desk))
        .rest(
            "UpdateSchedule",
            "PUT /schedules/{Name}",
            200,
            UpdateScheduleRequest::builder,
            new UpdateSchedule(desk))
        .rest(
            "DeleteSchedule",
            "DELETE /schedules/{Name}",
            200,
            DeleteScheduleRequest::builder,
            new DeleteSchedule(desk))
        .rest(
            "ListSchedules",
            "GET /schedules",
            200,
            ListSchedulesRequest::builder,
            new ListSchedules(desk));
  }

  private static AwsService groups(AwsService service, SchedulerDesk desk) {
    return service
        .rest(
            "CreateScheduleGroup",
            "POST /schedule-groups/{Name}",
            200,
            CreateScheduleGroupRequest::builder,
            new CreateScheduleGroup(desk))
        .rest(
            "GetScheduleGroup",
            "GET /schedule-groups/{Name}",
            200,
            GetScheduleGroupRequest::builder,
            new GetScheduleGroup(desk))
        .rest(
            "DeleteScheduleGroup",
            "DELETE /schedule-groups/{Name}",
            200,
            DeleteScheduleGroupRequest::builder,
            new DeleteScheduleGroup(desk))
        .rest(
            "ListScheduleGroups",
            "GET /schedule-groups",
            200,
            ListScheduleGroupsRequest::builder,
            new ListScheduleGroups(desk));
  }

  private static AwsService tags(AwsService service, SchedulerDesk desk) {
    return service
        .rest(
            "ListTagsForResource",
            "GET /tags/{ResourceArn}",
            200,
            ListTagsForResourceRequest::builder,
            new ListTagsForResource(desk))
        .rest(
            "TagResource",
            "POST /tags/{ResourceArn}",
            200,
            TagResourceRequest::builder,
            new TagResource(desk))
        .rest(
            "UntagResource",
            "DELETE /tags/{ResourceArn}",
            200,
            UntagResourceRequest::builder,
            new UntagResource(desk));
  }
}
