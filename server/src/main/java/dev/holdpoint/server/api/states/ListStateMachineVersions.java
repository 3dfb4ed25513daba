package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.MachineVersion;
import dev.holdpoint.core.states.MachineVersions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineVersionsResponse;
import software.amazon.awssdk.services.sfn.model.StateMachineVersionListItem;

/** ListStateMachineVersions, newest first. */
final class ListStateMachineVersions
    implements Action<ListStateMachineVersionsRequest, ListStateMachineVersionsResponse> {
  private final Store store;
  private final Turns turns;

  ListStateMachineVersions(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public ListStateMachineVersionsResponse handle(
      ListStateMachineVersionsRequest request, Call call) {
    String arn = Required.member(request.stateMachineArn(), "stateMachineArn");
    Paging paging =
        Paging.of(
            turns.now().now(),
            request.maxResults(),
            request.nextToken(),
            "ListStateMachineVersions",
            arn);
    Long below = paging.afterNumber();
    List<MachineVersion> found =
        store.read(tx ->
            MachineVersions.list(
                tx, arn, below == null ? null : below.intValue(), paging.limit() + 1));
    return ListStateMachineVersionsResponse.builder()
        .stateMachineVersions(
            paging.page(found).stream().map(ListStateMachineVersions::item).toList())
        .nextToken(paging.next(found, version -> Integer.toString(version.number())))
        .build();
  }

  private static StateMachineVersionListItem item(MachineVersion version) {
    return StateMachineVersionListItem.builder()
        .stateMachineVersionArn(version.arn().value())
        .creationDate(version.createdAt())
        .build();
  }
}
