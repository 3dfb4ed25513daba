package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.UntagResourceResponse;

/** Takes tags of a bus or a rule away; those that are not there do not matter. */
record UntagResource(EventsDesk desk)
    implements Action<UntagResourceRequest, UntagResourceResponse> {
  @Override
  public UntagResourceResponse handle(UntagResourceRequest request, Call call) {
    desk.change(tx ->
        desk.tags()
            .change(
                tx,
                desk.turns().now(),
                Given.required(request.resourceARN(), "resourceARN"),
                Map.of(),
                Set.copyOf(request.tagKeys())));
    return UntagResourceResponse.builder().build();
  }
}
