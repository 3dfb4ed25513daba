package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.TaskAnswers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;

/** Activities, and what workers say of their tasks. */
final class TaskActions {
  private TaskActions() {}

  static AwsService add(AwsService service, StatesService.Parts parts) {
    Store store = parts.store();
    TaskAnswers answers = new TaskAnswers(parts.engine(), parts.tokens());
    Activities activities = parts.activities();
    return service
        .action(
            "SendTaskSuccess",
            SendTaskSuccessRequest::builder,
            new SendTaskSuccess(store, parts.turns(), answers))
        .action(
            "SendTaskFailure",
            SendTaskFailureRequest::builder,
            new SendTaskFailure(store, parts.turns(), answers))
        .action(
            "SendTaskHeartbeat",
            SendTaskHeartbeatRequest::builder,
            new SendTaskHeartbeat(store, parts.turns(), answers))
        .action(
            "CreateActivity",
            CreateActivityRequest::builder,
            new CreateActivity(store, parts.turns(), activities))
        .action(
            "DescribeActivity",
            DescribeActivityRequest::builder,
            new DescribeActivity(store, activities))
        .action(
            "DeleteActivity", DeleteActivityRequest::builder, new DeleteActivity(store, activities))
        .action(
            "ListActivities",
            ListActivitiesRequest::builder,
            new ListActivities(store, parts.turns(), activities))
        .action(
            "GetActivityTask",
            GetActivityTaskRequest::builder,
            new GetActivityTask(
                store,
                parts.turns(),
                parts.engine(),
                parts.tokens(),
                activities,
                parts.activityWaiters()));
  }
}
