package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.Redrives;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.AwsService;
import software.amazon.awssdk.services.sfn.model.DescribeExecutionRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.ListExecutionsRequest;
import software.amazon.awssdk.services.sfn.model.RedriveExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StopExecutionRequest;

/** Executions, from start to end. */
final class ExecutionActions {
  private ExecutionActions() {}

  static AwsService add(AwsService service, StatesService.Parts parts) {
    Store store = parts.store();
    Executions executions = parts.executions();
    return service
        .action(
            "StartExecution",
            StartExecutionRequest::builder,
            new StartExecution(store, parts.turns(), executions))
        .action(
            "StartSyncExecution",
            StartSyncExecutionRequest::builder,
            new StartSyncExecution(store, parts.turns(), executions, parts.ends()))
        .action(
            "StopExecution",
            StopExecutionRequest::builder,
            new StopExecution(store, parts.turns(), executions))
        .action(
            "RedriveExecution",
            RedriveExecutionRequest::builder,
            new RedriveExecution(store, parts.turns(), new Redrives(parts.engine())))
        .action(
            "DescribeExecution",
            DescribeExecutionRequest::builder,
            new DescribeExecution(store, parts.turns()))
        .action(
            "ListExecutions",
            ListExecutionsRequest::builder,
            new ListExecutions(store, parts.turns()))
        .action(
            "GetExecutionHistory",
            GetExecutionHistoryRequest::builder,
            new GetExecutionHistory(store, parts.turns()));
  }
}
