package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.Page;
import dev.holdpoint.core.sqs.PageRequest;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesRequest;
import software.amazon.awssdk.services.sqs.model.ListDeadLetterSourceQueuesResponse;

/** The URLs of the queues that name this one as their dead-letter queue. */
final class ListDeadLetterSourceQueues
    implements Action<ListDeadLetterSourceQueuesRequest, ListDeadLetterSourceQueuesResponse> {
  private final Desk desk;

  ListDeadLetterSourceQueues(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ListDeadLetterSourceQueuesResponse handle(
      ListDeadLetterSourceQueuesRequest request, Call call) {
    PageRequest page = new PageRequest(request.maxResults(), request.nextToken());
    Page<Queue> queues =
        desk.read((tx, turn) ->
            desk.queues()
                .deadLetterSources(
                    tx, turn.home(), desk.queue(tx, turn, request.queueUrl()), page));
    return ListDeadLetterSourceQueuesResponse.builder()
        .queueUrls(queues.items().stream().map(queue -> Desk.url(call, queue)).toList())
        .nextToken(queues.nextToken())
        .build();
  }
}
