package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.sqs.model.UntagQueueRequest;
import software.amazon.awssdk.services.sqs.model.UntagQueueResponse;

/** Takes tags away. */
final class UntagQueue implements Action<UntagQueueRequest, UntagQueueResponse> {
  private final Desk desk;

  UntagQueue(Desk desk) {
    this.desk = desk;
  }

  @Override
  public UntagQueueResponse handle(UntagQueueRequest request, Call call) {
    List<String> keys = Required.value(request.hasTagKeys() ? request.tagKeys() : null, "TagKeys");
    desk.change(
        (tx, turn) -> desk.queues().untag(tx, desk.queue(tx, turn, request.queueUrl()), keys));
    return UntagQueueResponse.builder().build();
  }
}
