package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;

/** ListStateMachines. */
final class ListStateMachines
    implements Action<ListStateMachinesRequest, ListStateMachinesResponse> {
  private final Store store;
  private final Turns turns;

  ListStateMachines(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public ListStateMachinesResponse handle(ListStateMachinesRequest request, Call call) {
    Paging paging =
        Paging.of(
            turns.now().now(), request.maxResults(), request.nextToken(), "ListStateMachines");
    List<StateMachine> found =
        store.read(tx -> StateMachines.list(tx, turns.home(), paging.after(), paging.limit() + 1));
    return ListStateMachinesResponse.builder()
        .stateMachines(paging.page(found).stream().map(ListStateMachines::item).toList())
        .nextToken(paging.next(found, machine -> machine.arn().value()))
        .build();
  }

  private static StateMachineListItem item(StateMachine machine) {
    return StateMachineListItem.builder()
        .stateMachineArn(machine.arn().value())
        .name(machine.name())
        .type(machine.type().name())
        .creationDate(machine.createdAt())
        .build();
  }
}
