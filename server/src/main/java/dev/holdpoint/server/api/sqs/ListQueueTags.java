package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsRequest;
import software.amazon.awssdk.services.sqs.model.ListQueueTagsResponse;

/** The tags of a queue. */
final class ListQueueTags implements Action<ListQueueTagsRequest, ListQueueTagsResponse> {
  private final Desk desk;

  ListQueueTags(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ListQueueTagsResponse handle(ListQueueTagsRequest request, Call call) {
    Map<String, String> tags =
        desk.read((tx, turn) -> desk.queue(tx, turn, request.queueUrl()).tags());
    return ListQueueTagsResponse.builder().tags(tags.isEmpty() ? null : tags).build();
  }
}
