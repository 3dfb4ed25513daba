package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.Alias;
import dev.holdpoint.core.states.Aliases;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;

/** DescribeStateMachineAlias. */
final class DescribeStateMachineAlias
    implements Action<DescribeStateMachineAliasRequest, DescribeStateMachineAliasResponse> {
  private final Store store;

  DescribeStateMachineAlias(Store store) {
    this.store = store;
  }

  @Override
  public DescribeStateMachineAliasResponse handle(
      DescribeStateMachineAliasRequest request, Call call) {
    String arn = Required.member(request.stateMachineAliasArn(), "stateMachineAliasArn");
    Alias alias = store.read(tx -> Aliases.get(tx, arn));
    return DescribeStateMachineAliasResponse.builder()
        .stateMachineAliasArn(alias.arn().value())
        .name(alias.name())
        .description(alias.description())
        .routingConfiguration(Routes.show(alias.routes()))
        .creationDate(alias.createdAt())
        .updateDate(alias.updatedAt())
        .build();
  }
}
