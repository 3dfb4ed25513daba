package dev.holdpoint.server.api.states;

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

  GetExecutionHistory(Store store) {
    this.store = store;
  }

  @Override
  public GetExecutionHistoryResponse handle(GetExecutionHistoryRequest request, Call call) {
    String arn = Required.member(request.executionArn(), "executionArn");
    int limit = Paging.limit(request.maxResults());
    Long token = Paging.afterNumber(request.nextToken());
    boolean reverse = Boolean.TRUE.equals(request.reverseOrder());
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
        .nextToken(page.next() == null ? null : Paging.token(page.next().toString()))
        .build();
  }
}
