package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTagsForResourceResponse;

/** Shows the tags of a bus or a rule. */
record ListTagsForResource(EventsDesk desk)
    implements Action<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  @Override
  public ListTagsForResourceResponse handle(ListTagsForResourceRequest request, Call call) {
    String arn = Given.required(request.resourceARN(), "resourceARN");
    Map<String, String> tags = desk.store().read(tx -> desk.tags().list(tx, desk.home(), arn));
    return ListTagsForResourceResponse.builder().tags(Tags.show(tags)).build();
  }
}
