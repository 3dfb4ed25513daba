package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Alias;
import dev.holdpoint.core.states.Alias.Route;
import dev.holdpoint.core.states.Aliases;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;

/** CreateStateMachineAlias; asking again is no error. */
final class CreateStateMachineAlias
    implements Action<CreateStateMachineAliasRequest, CreateStateMachineAliasResponse> {
  private final Store store;
  private final Turns turns;

  CreateStateMachineAlias(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public CreateStateMachineAliasResponse handle(CreateStateMachineAliasRequest request, Call call) {
    String name = Required.member(request.name(), "name");
    List<Route> routes = Routes.read(request.routingConfiguration());
    Alias alias =
        store.write(tx -> Aliases.create(tx, turns.now(), name, request.description(), routes));
    return CreateStateMachineAliasResponse.builder()
        .stateMachineAliasArn(alias.arn().value())
        .creationDate(alias.createdAt())
        .build();
  }
}
