package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.UntagResourceResponse;

/** Takes tags away from a group. */
record UntagResource(LogsDesk desk) implements Action<UntagResourceRequest, UntagResourceResponse> {
  @Override
  public UntagResourceResponse handle(UntagResourceRequest request, Call call) {
    Arn arn = desk.arn(null, request.resourceArn());
    desk.change(tx -> desk.groups().tag(tx, arn, Map.of(), Set.copyOf(request.tagKeys())));
    return UntagResourceResponse.builder().build();
  }
}
