package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.CreateQueueRequest;
import software.amazon.awssdk.services.sqs.model.CreateQueueResponse;

/** Creates a queue, or gives the one that is there. */
final class CreateQueue implements Action<CreateQueueRequest, CreateQueueResponse> {
  private final Desk desk;

  CreateQueue(Desk desk) {
    this.desk = desk;
  }

  @Override
  public CreateQueueResponse handle(CreateQueueRequest request, Call call) {
    String name = Required.text(request.queueName(), "QueueName");
    Queue queue =
        desk.write((tx, turn) -> {
          desk.queues().checkNotDeletedRecently(tx, turn, name);
          return desk.queues()
              .create(tx, turn, name, request.attributesAsStrings(), request.tags());
        });
    return CreateQueueResponse.builder().queueUrl(Desk.url(call, queue)).build();
  }
}
