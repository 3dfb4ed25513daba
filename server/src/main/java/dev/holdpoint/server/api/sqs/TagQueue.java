package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.TagQueueRequest;
import software.amazon.awssdk.services.sqs.model.TagQueueResponse;

/** Adds tags, or gives them another value. */
final class TagQueue implements Action<TagQueueRequest, TagQueueResponse> {
  private final Desk desk;

  TagQueue(Desk desk) {
    this.desk = desk;
  }

  @Override
  public TagQueueResponse handle(TagQueueRequest request, Call call) {
    Map<String, String> tags = Required.value(request.hasTags() ? request.tags() : null, "Tags");
    desk.change(
        (tx, turn) -> desk.queues().tag(tx, desk.queue(tx, turn, request.queueUrl()), tags));
    return TagQueueResponse.builder().build();
  }
}
