package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueUrlResponse;

/** The URL of a queue by its name, as this caller reaches it. */
final class GetQueueUrl implements Action<GetQueueUrlRequest, GetQueueUrlResponse> {
  private final Desk desk;

  GetQueueUrl(Desk desk) {
    this.desk = desk;
  }

  @Override
  public GetQueueUrlResponse handle(GetQueueUrlRequest request, Call call) {
    String name = Required.text(request.queueName(), "QueueName");
    String owner = request.queueOwnerAWSAccountId();
    Queue queue =
        desk.read((tx, turn) -> {
          Home home = turn.home();
          Home there = owner == null ? home : new Home(owner, home.region());
          return desk.queues().byName(tx, there, name);
        });
    return GetQueueUrlResponse.builder().queueUrl(Desk.url(call, queue)).build();
  }
}
