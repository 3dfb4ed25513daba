package dev.holdpoint.server.api.cloudformation;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStackEventsResponse;

/** {@code DescribeStackEvents}: the latest first, a hundred in a page. */
record DescribeStackEvents(StackDesk desk)
    implements Action<DescribeStackEventsRequest, DescribeStackEventsResponse> {
  @Override
  public DescribeStackEventsResponse handle(DescribeStackEventsRequest request, Call call) {
    ShownEvents page =
        desk.control().events(StackDesk.named(request.stackName()), request.nextToken());
    return DescribeStackEventsResponse.builder()
        .stackEvents(page.events())
        .nextToken(page.next())
        .build();
  }
}
