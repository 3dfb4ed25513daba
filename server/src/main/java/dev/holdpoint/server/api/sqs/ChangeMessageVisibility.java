package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.VisibilityRequest;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

/** Says when a received message is to be visible again. */
final class ChangeMessageVisibility
    implements Action<ChangeMessageVisibilityRequest, ChangeMessageVisibilityResponse> {
  private final Desk desk;

  ChangeMessageVisibility(Desk desk) {
    this.desk = desk;
  }

  @Override
  public ChangeMessageVisibilityResponse handle(ChangeMessageVisibilityRequest request, Call call) {
    VisibilityRequest change =
        new VisibilityRequest(
            Required.text(request.receiptHandle(), "ReceiptHandle"),
            Required.value(request.visibilityTimeout(), "VisibilityTimeout"));
    desk.change((tx, turn) ->
        desk.queues().changeVisibility(tx, turn, desk.queue(tx, turn, request.queueUrl()), change));
    return ChangeMessageVisibilityResponse.builder().build();
  }
}
