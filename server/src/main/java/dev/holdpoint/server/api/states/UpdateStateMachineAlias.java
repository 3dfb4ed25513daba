package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Alias;
import dev.holdpoint.core.states.Alias.Route;
import dev.holdpoint.core.states.Aliases;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasResponse;

/** UpdateStateMachineAlias. */
final class UpdateStateMachineAlias
    implements Action<UpdateStateMachineAliasRequest, UpdateStateMachineAliasResponse> {
  private final Store store;
  private final Turns turns;

  UpdateStateMachineAlias(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public UpdateStateMachineAliasResponse handle(UpdateStateMachineAliasRequest request, Call call) {
    String arn = Required.member(request.stateMachineAliasArn(), "stateMachineAliasArn");
    List<Route> routes =
        request.hasRoutingConfiguration() ? Routes.read(request.routingConfiguration()) : null;
    Alias alias =
        store.write(tx -> Aliases.update(tx, turns.now(), arn, request.description(), routes));
    return UpdateStateMachineAliasResponse.builder().updateDate(alias.updatedAt()).build();
  }
}
