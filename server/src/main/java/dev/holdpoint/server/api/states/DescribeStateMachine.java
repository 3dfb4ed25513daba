package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** DescribeStateMachine. */
final class DescribeStateMachine
    implements Action<DescribeStateMachineRequest, DescribeStateMachineResponse> {
  private final Store store;

  DescribeStateMachine(Store store) {
    this.store = store;
  }

  @Override
  public DescribeStateMachineResponse handle(DescribeStateMachineRequest request, Call call) {
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
    return store.read(tx -> {
      StateMachine machine = StateMachines.get(tx, arn);
      return DescribeStateMachineResponse.builder()
          .stateMachineArn(machine.arn().value())
          .name(machine.name())
          .status(StateMachineStatus.ACTIVE)
          .definition(Definitions.text(tx, machine.definition()))
          .roleArn(machine.roleArn())
          .type(StateMachineType.STANDARD)
          .creationDate(machine.createdAt())
          .loggingConfiguration(Logging.show(machine.logging()))
          .tracingConfiguration(tracing -> tracing.enabled(machine.tracing()))
          .revisionId(machine.revisionId())
          .build();
    });
  }
}
