package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.Page;
import dev.holdpoint.core.sqs.PageRequest;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.ListQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListQueuesResponse;

/** The URLs of the queues whose names begin so. */
final class ListQueues implements Action<ListQueuesRequest, ListQueuesResponse> {
  private final Desk desk;

  ListQueues(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ListQueuesResponse handle(ListQueuesRequest request, Call call) {
    String prefix = request.queueNamePrefix();
    PageRequest page = new PageRequest(request.maxResults(), request.nextToken());
    Page<Queue> queues =
        desk.read(
            (tx, turn) -> desk.queues().list(tx, turn.home(), prefix == null ? "" : prefix, page));
    return ListQueuesResponse.builder()
        .queueUrls(Desk.urls(call, queues))
        .nextToken(queues.nextToken())
        .build();
  }
}
