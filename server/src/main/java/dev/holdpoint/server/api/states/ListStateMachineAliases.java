package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Alias;
import dev.holdpoint.core.states.Aliases;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;

/** ListStateMachineAliases: a machine's, or those of a version; newest first. */
final class ListStateMachineAliases
    implements Action<ListStateMachineAliasesRequest, ListStateMachineAliasesResponse> {
  private final Store store;
  private final Turns turns;

  ListStateMachineAliases(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public ListStateMachineAliasesResponse handle(ListStateMachineAliasesRequest request, Call call) {
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
    Paging paging =
        Paging.of(
            turns.now().now(),
            request.maxResults(),
            request.nextToken(),
            "ListStateMachineAliases",
            arn);
    List<Alias> found = behind(store.read(tx -> Aliases.list(tx, arn)), paging.after());
    return ListStateMachineAliasesResponse.builder()
        .stateMachineAliases(
            paging.page(found).stream().map(ListStateMachineAliases::item).toList())
        .nextToken(paging.next(found, ListStateMachineAliases::place))
        .build();
  }

  /** There are few, so they are read together and cut here. */
  private static List<Alias> behind(List<Alias> all, @Nullable String after) {
    return after == null
        ? all
        : all.stream().filter(alias -> place(alias).compareTo(after) > 0).toList();
  }

  /** Grows along the list. */
  private static String place(Alias alias) {
    return "%019d".formatted(Long.MAX_VALUE - alias.createdAt().toEpochMilli()) + alias.name();
  }

  private static StateMachineAliasListItem item(Alias alias) {
    return StateMachineAliasListItem.builder()
        .stateMachineAliasArn(alias.arn().value())
        .creationDate(alias.createdAt())
        .build();
  }
}
