package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.SetQueueAttributesResponse;

/** Changes the attributes named, leaves the others. */
final class SetQueueAttributes
    implements Action<SetQueueAttributesRequest, SetQueueAttributesResponse> {
  private final Desk desk;

  SetQueueAttributes(Desk desk) {
    this.desk = desk;
  }

  @Override
  public SetQueueAttributesResponse handle(SetQueueAttributesRequest request, Call call) {
    Map<String, String> attributes =
        Required.value(
            request.hasAttributes() ? request.attributesAsStrings() : null, "Attributes");
    Queue _ =
        desk.write((tx, turn) ->
            desk.queues()
                .setAttributes(tx, turn, desk.queue(tx, turn, request.queueUrl()), attributes));
    return SetQueueAttributesResponse.builder().build();
  }
}
