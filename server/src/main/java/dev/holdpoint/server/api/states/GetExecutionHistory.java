package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryRequest;
import software.amazon.awssdk.services.sfn.model.GetExecutionHistoryResponse;

/** GetExecutionHistory, forwards or in reverse order. */
final class GetExecutionHistory
    implements Action<GetExecutionHistoryRequest, GetExecutionHistoryResponse> {
  private final Store store;
  private final Turns turns;

  GetExecutionHistory(Store store, Turns turns) {
    this.store = store;
    this.turns = turns;
  }

  @Override
  public GetExecutionHistoryResponse handle(GetExecutionHistoryRequest request, Call call) {
    String arn = Required.member(request.executionArn(), "executionArn");
    boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
    Paging paging =
        Paging.of(
            turns.now().now(),
            request.maxResults(),
            request.nextToken(),
            "GetExecutionHistory",
            arn,
            reverse);
    int limit = paging.limit();
    Long token = paging.afterNumber();
    boolean data = !Boolean.FALSE.equals(request.includeExecutionData());
    Histories.Page page =
        store.read(tx -> {
          ExecutionRow row = Executions.get(tx, arn);
          return reverse
              ? Histories.backward(tx, row, token == null ? 0 : token, limit)
              : Histories.forward(tx, row, token == null ? 1 : token, limit);
        });
    return GetExecutionHistoryResponse.builder()
        .events(page.events().stream().map(event -> EventView.of(event, data)).toList())
        .nextToken(page.next() == null ? null : paging.token(page.next().toString()))
        .build();
  }
}
