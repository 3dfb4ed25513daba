package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.MapRunRules;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;

/** DescribeStateMachineForExecution: the machine as it was when the execution began. */
final class DescribeStateMachineForExecution
    implements Action<
        DescribeStateMachineForExecutionRequest, DescribeStateMachineForExecutionResponse> {
  private final Store store;

  DescribeStateMachineForExecution(Store store) {
    this.store = store;
  }

  @Override
  public DescribeStateMachineForExecutionResponse handle(
      DescribeStateMachineForExecutionRequest request, Call call) {
    String arn = Required.member(request.executionArn(), "executionArn");
    boolean data = request.includedData() != IncludedData.METADATA_ONLY;
    return store.read(tx -> describe(tx, Executions.get(tx, arn), data));
  }

  private static DescribeStateMachineForExecutionResponse describe(
      Tx tx, ExecutionRow row, boolean data) {
    StateMachine machine = StateMachines.of(tx, row);
    MapRunRow run = MapRunRules.of(tx, row);
    return DescribeStateMachineForExecutionResponse.builder()
        .stateMachineArn(machine.arn().value())
        .name(machine.name())
        .definition(data ? Definitions.text(tx, row.definition()) : "{}")
        .roleArn(machine.roleArn())
        .updateDate(machine.updatedAt())
        .loggingConfiguration(Logging.show(machine.logging()))
        .tracingConfiguration(tracing -> tracing.enabled(machine.tracing()))
        .encryptionConfiguration(Encryption.OWNED)
        .variableReferences(data ? Variables.references(tx, row.definition()) : null)
        .revisionId(machine.revisionId())
        .mapRunArn(ListExecutions.arn(run))
        .label(run == null ? null : MapRun.of(run).plan().label())
        .build();
  }
}
