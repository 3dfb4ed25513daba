package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachinesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineType;

/** ListStateMachines. */
final class ListStateMachines
    implements Action<ListStateMachinesRequest, ListStateMachinesResponse> {
  private final Store store;

  ListStateMachines(Store store) {
    this.store = store;
  }

  @Override
  public ListStateMachinesResponse handle(ListStateMachinesRequest request, Call call) {
    int limit = Paging.limit(request.maxResults());
    String after = Paging.after(request.nextToken());
    List<StateMachine> found = store.read(tx -> StateMachines.list(tx, after, limit + 1));
    return ListStateMachinesResponse.builder()
        .stateMachines(Paging.page(found, limit).stream().map(ListStateMachines::item).toList())
        .nextToken(Paging.next(found, limit, machine -> machine.arn().value()))
        .build();
  }

  private static StateMachineListItem item(StateMachine machine) {
    return StateMachineListItem.builder()
        .stateMachineArn(machine.arn().value())
        .name(machine.name())
        .type(StateMachineType.STANDARD)
        .creationDate(machine.createdAt())
        .build();
  }
}
