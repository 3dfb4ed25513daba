package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.scheduler.model.TagResourceRequest;
import software.amazon.awssdk.services.scheduler.model.TagResourceResponse;

/** {@code TagResource}. */
record TagResource(SchedulerDesk desk) implements Action<TagResourceRequest, TagResourceResponse> {
  @Override
  public TagResourceResponse handle(TagResourceRequest request, Call call) {
    String name = desk.tagged(request.resourceArn());
    desk.change(
        tx -> desk.groups().tag(tx, desk.home(), name, Shapes.tags(request.tags()), Set.of()));
    return TagResourceResponse.builder().build();
  }
}
