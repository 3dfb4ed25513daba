package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.time.Duration;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartSyncExecutionResponse;

/**
 * StartSyncExecution: starts an execution of an Express machine and answers when it has ended.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartSyncExecution.html">
 *     StartSyncExecution</a>
 */
final class StartSyncExecution
    implements Action<StartSyncExecutionRequest, StartSyncExecutionResponse> {
  /** AWS bills whole tenths of a second, and memory in chunks of 64 MB. */
  private static final long BILLED_STEP_MILLIS = 100;

  private static final long BILLED_MEMORY_MB = 64;

  private final Store store;
  private final SyncExecutions sync;

  StartSyncExecution(Store store, Turns turns, Executions executions, ExecutionEnds ends) {
    this.store = store;
    this.sync = new SyncExecutions(store, turns, executions, ends);
  }

  @Override
  public StartSyncExecutionResponse handle(StartSyncExecutionRequest request, Call call) {
    Executions.Start start =
        new Executions.Start(
            Required.member(request.stateMachineArn(), "stateMachineArn"),
            request.name(),
            request.input(),
            request.traceHeader());
    ExecutionRow ended = sync.run(start);
    boolean data = request.includedData() != IncludedData.METADATA_ONLY;
    return store.read(tx -> describe(tx, ended, data));
  }

  private static StartSyncExecutionResponse describe(Tx tx, ExecutionRow row, boolean data) {
    Histories.Ending ending = Histories.ending(tx, row);
    StartSyncExecutionResponse.Builder response =
        StartSyncExecutionResponse.builder()
            .executionArn(row.arn().value())
            .stateMachineArn(row.machineArn().value())
            .name(row.name())
            .status(row.status().name())
            .startDate(row.startedAt())
            .stopDate(row.stoppedAt())
            .error(error(row, ending))
            .cause(ending.cause())
            .traceHeader(row.origin().traceHeader())
            .inputDetails(details -> details.included(data))
            .outputDetails(details -> details.included(data))
            .billingDetails(billing ->
                billing
                    .billedDurationInMilliseconds(billed(row))
                    .billedMemoryUsedInMB(BILLED_MEMORY_MB));
    if (data) {
      response.input(Histories.input(tx, row)).output(ending.output());
    }
    return response.build();
  }

  private static @org.jspecify.annotations.Nullable String error(
      ExecutionRow row, Histories.Ending ending) {
    return row.status() == ExecutionStatus.TIMED_OUT ? Failure.TIMEOUT : ending.error();
  }

  private static long billed(ExecutionRow row) {
    long millis =
        row.stoppedAt() == null ? 0 : Duration.between(row.startedAt(), row.stoppedAt()).toMillis();
    long steps = Math.max(1, Math.ceilDiv(millis, BILLED_STEP_MILLIS));
    return steps * BILLED_STEP_MILLIS;
  }
}
