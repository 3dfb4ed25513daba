package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Activities;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.TaskAnswers;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.api.sqs.QueueWaiters;
import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.sfn.model.CreateActivityRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DeleteActivityRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeActivityRequest;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.GetActivityTaskRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListActivitiesRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskHeartbeatRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineRequest;

/** Step Functions behind the port. */
public final class StatesService {
  private StatesService() {}

  /** What its actions work with. */
  public record Parts(
      Store store,
      Turns turns,
      Engine engine,
      TaskTokens tokens,
      Activities activities,
      QueueWaiters activityWaiters) {}

  public static AwsService of(Parts parts) {
    AwsService service = AwsService.named("states").json("AWSStepFunctions", "1.0");
    return activities(answers(executions(machines(service, parts), parts), parts), parts);
  }

  private static AwsService machines(AwsService service, Parts parts) {
    Store store = parts.store();
    return service
        .action(
            "CreateStateMachine",
            CreateStateMachineRequest::builder,
            new CreateStateMachine(store, parts.turns()))
        .action(
            "UpdateStateMachine",
            UpdateStateMachineRequest::builder,
            new UpdateStateMachine(store, parts.turns()))
        .action(
            "DescribeStateMachine",
            DescribeStateMachineRequest::builder,
            new DescribeStateMachine(store))
        .action(
            "DescribeStateMachineForExecution",
            DescribeStateMachineForExecutionRequest::builder,
            new DescribeStateMachineForExecution(store))
        .action(
            "ListStateMachines", ListStateMachinesRequest::builder, new ListStateMachines(store))
        .action(
            "DeleteStateMachine",
            DeleteStateMachineRequest::builder,
            new DeleteStateMachine(store));
  }

  private static AwsService executions(AwsService service, Parts parts) {
    Store store = parts.store();
    Executions executions = new Executions(parts.engine());
    return service
        .action(
            "StartExecution",
            StartExecutionRequest::builder,
            new StartExecution(store, parts.turns(), executions))
        .action(
            "StopExecution",
            StopExecutionRequest::builder,
            new StopExecution(store, parts.turns(), executions))
        .action(
            "DescribeExecution", DescribeExecutionRequest::builder, new DescribeExecution(store))
        .action("ListExecutions", ListExecutionsRequest::builder, new ListExecutions(store))
        .action(
            "GetExecutionHistory",
            GetExecutionHistoryRequest::builder,
            new GetExecutionHistory(store));
  }

  private static AwsService answers(AwsService service, Parts parts) {
    Store store = parts.store();
    TaskAnswers answers = new TaskAnswers(parts.engine(), parts.tokens());
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
            new SendTaskHeartbeat(store, parts.turns(), answers));
  }

  private static AwsService activities(AwsService service, Parts parts) {
    Store store = parts.store();
    Activities activities = parts.activities();
    return service
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
            "ListActivities", ListActivitiesRequest::builder, new ListActivities(store, activities))
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
