package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.TagResourceResponse;

/** Adds tags to a group. */
record TagResource(LogsDesk desk) implements Action<TagResourceRequest, TagResourceResponse> {
  @Override
  public TagResourceResponse handle(TagResourceRequest request, Call call) {
    Arn arn = desk.arn(null, request.resourceArn());
    desk.change(tx -> desk.groups().tag(tx, arn, request.tags(), Set.of()));
    return TagResourceResponse.builder().build();
  }
}
