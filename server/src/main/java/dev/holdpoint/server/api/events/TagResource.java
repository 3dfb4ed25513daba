package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.TagResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.TagResourceResponse;

/** Tags a bus or a rule. */
record TagResource(EventsDesk desk) implements Action<TagResourceRequest, TagResourceResponse> {
  @Override
  public TagResourceResponse handle(TagResourceRequest request, Call call) {
    desk.change(tx ->
        desk.tags()
            .change(
                tx,
                desk.turns().now(),
                Given.required(request.resourceARN(), "resourceARN"),
                Tags.read(request.tags()),
                Set.of()));
    return TagResourceResponse.builder().build();
  }
}
