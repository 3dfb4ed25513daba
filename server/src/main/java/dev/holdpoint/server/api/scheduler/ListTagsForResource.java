package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.core.scheduler.ScheduleGroup;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.scheduler.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.scheduler.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.scheduler.model.Tag;

/** {@code ListTagsForResource}. */
record ListTagsForResource(SchedulerDesk desk)
    implements Action<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  @Override
  public ListTagsForResourceResponse handle(ListTagsForResourceRequest request, Call call) {
    String name = desk.tagged(request.resourceArn());
    ScheduleGroup group = desk.store().read(tx -> desk.groups().get(tx, desk.home(), name));
    return ListTagsForResourceResponse.builder()
        .tags(
            group.tags().entrySet().stream()
                .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList())
        .build();
  }
}
