package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatchlogs.model.ListTagsForResourceResponse;

/** Lists a group's tags. */
record ListTagsForResource(LogsDesk desk)
    implements Action<ListTagsForResourceRequest, ListTagsForResourceResponse> {
  @Override
  public ListTagsForResourceResponse handle(ListTagsForResourceRequest request, Call call) {
    Arn arn = desk.arn(null, request.resourceArn());
    return ListTagsForResourceResponse.builder().tags(desk.get(arn).tags()).build();
  }
}
