package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.states.DescribedMachine;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineResponse;
import software.amazon.awssdk.services.sfn.model.IncludedData;
import software.amazon.awssdk.services.sfn.model.StateMachineStatus;

/** DescribeStateMachine, or one of its versions. */
final class DescribeStateMachine
    implements Action<DescribeStateMachineRequest, DescribeStateMachineResponse> {
  private final Store store;

  DescribeStateMachine(Store store) {
    this.store = store;
  }

  @Override
  public DescribeStateMachineResponse handle(DescribeStateMachineRequest request, Call call) {
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
    boolean data = request.includedData() != IncludedData.METADATA_ONLY;
    return store.read(tx -> describe(tx, DescribedMachine.of(tx, arn), data));
  }

  private static DescribeStateMachineResponse describe(
      Tx tx, DescribedMachine described, boolean data) {
    StateMachine machine = described.machine();
    return DescribeStateMachineResponse.builder()
        .stateMachineArn(described.arn().value())
        .name(machine.name())
        .status(machine.deleting() ? StateMachineStatus.DELETING : StateMachineStatus.ACTIVE)
        .definition(data ? Definitions.text(tx, machine.definition()) : "{}")
        .roleArn(machine.roleArn())
        .type(machine.type().name())
        .creationDate(described.createdAt())
        .loggingConfiguration(Logging.show(machine.logging()))
        .tracingConfiguration(tracing -> tracing.enabled(machine.tracing()))
        .encryptionConfiguration(Encryption.OWNED)
        .variableReferences(data ? Variables.references(tx, machine.definition()) : null)
        .revisionId(machine.revisionId())
        .description(described.description())
        .build();
  }
}
