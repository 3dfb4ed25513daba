package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.MapRunRules;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.sfn.model.ListMapRunsRequest;
import software.amazon.awssdk.services.sfn.model.ListMapRunsResponse;
import software.amazon.awssdk.services.sfn.model.MapRunListItem;

/** ListMapRuns: those of an execution, newest first. */
final class ListMapRuns implements Action<ListMapRunsRequest, ListMapRunsResponse> {
  private final Store store;
  private final Turns turns;

  ListMapRuns(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public ListMapRunsResponse handle(ListMapRunsRequest request, Call call) {
    String arn = Required.member(request.executionArn(), "executionArn");
    Paging paging =
        Paging.of(turns.now().now(), request.maxResults(), request.nextToken(), "ListMapRuns", arn);
    return store.read(tx -> {
      List<MapRunRow> found = MapRunRules.list(tx, arn, paging.afterNumber(), paging.limit() + 1);
      return ListMapRunsResponse.builder()
          .mapRuns(paging.page(found).stream().map(row -> item(tx, row)).toList())
          .nextToken(paging.next(found, row -> Long.toString(row.id())))
          .build();
    });
  }

  private static MapRunListItem item(Tx tx, MapRunRow row) {
    MapRun run = MapRun.of(row);
    Long stopped = run.progress().stoppedAt();
    return MapRunListItem.builder()
        .executionArn(MapRunRules.parent(tx, row).arn().value())
        .mapRunArn(row.arn().value())
        .stateMachineArn(run.machine().value())
        .startDate(Instant.ofEpochMilli(run.progress().startedAt()))
        .stopDate(stopped == null ? null : Instant.ofEpochMilli(stopped))
        .build();
  }
}
