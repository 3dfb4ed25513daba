package dev.holdpoint.server.api.sqs;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;

/** The attributes asked for. */
final class GetQueueAttributes
    implements Action<GetQueueAttributesRequest, GetQueueAttributesResponse> {
  private final Desk desk;

  GetQueueAttributes(Desk desk) {
    this.desk = desk;
  }

  @Override
  public GetQueueAttributesResponse handle(GetQueueAttributesRequest request, Call call) {
    Map<String, String> attributes =
        desk.read((tx, turn) ->
            desk.queues()
                .attributes(
                    tx,
                    turn,
                    desk.queue(tx, turn, request.queueUrl()),
                    request.attributeNamesAsStrings()));
    return GetQueueAttributesResponse.builder()
        .attributesWithStrings(attributes.isEmpty() ? null : attributes)
        .build();
  }
}
