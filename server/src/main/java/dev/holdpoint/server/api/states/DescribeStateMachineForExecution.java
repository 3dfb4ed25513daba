package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.states.StatesError;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineForExecutionResponse;

/** DescribeStateMachineForExecution: with the definition that the execution runs. */
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
    return store.read(tx -> {
      ExecutionRow row = Executions.get(tx, arn);
      StateMachine machine = StateMachines.find(tx, row.machineArn());
      if (machine == null) {
        throw StatesError.machineDoesNotExist(row.machineArn());
      }
      return DescribeStateMachineForExecutionResponse.builder()
          .stateMachineArn(machine.arn().value())
          .name(machine.name())
          .definition(Definitions.text(tx, row.definition()))
          .roleArn(machine.roleArn())
          .updateDate(machine.updatedAt())
          .loggingConfiguration(Logging.show(machine.logging()))
          .tracingConfiguration(tracing -> tracing.enabled(machine.tracing()))
          .revisionId(machine.revisionId())
          .build();
    });
  }
}
