package dev.holdpoint.server.api.scheduler;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.scheduler.model.UntagResourceRequest;
import software.amazon.awssdk.services.scheduler.model.UntagResourceResponse;

/** {@code UntagResource}. */
record UntagResource(SchedulerDesk desk)
    implements Action<UntagResourceRequest, UntagResourceResponse> {
  @Override
  public UntagResourceResponse handle(UntagResourceRequest request, Call call) {
    String name = desk.tagged(request.resourceArn());
    Set<String> keys = Set.copyOf(request.tagKeys());
    desk.change(tx -> desk.groups().tag(tx, desk.home(), name, Map.of(), keys));
    return UntagResourceResponse.builder().build();
  }
}
