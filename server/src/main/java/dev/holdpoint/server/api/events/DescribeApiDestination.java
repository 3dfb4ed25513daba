package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DescribeApiDestinationRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeApiDestinationResponse;

/** Shows an API destination. */
record DescribeApiDestination(EventsDesk desk)
    implements Action<DescribeApiDestinationRequest, DescribeApiDestinationResponse> {
  @Override
  public DescribeApiDestinationResponse handle(DescribeApiDestinationRequest request, Call call) {
    String name = Given.required(request.name(), "name");
    ApiDestination found = desk.store().read(tx -> desk.destinations().get(tx, name));
    return DescribeApiDestinationResponse.builder()
        .apiDestinationArn(found.arn().value())
        .name(found.name())
        .description(found.description())
        .apiDestinationState(desk.state(found))
        .connectionArn(found.connection().value())
        .invocationEndpoint(found.endpoint())
        .httpMethod(found.method())
        .invocationRateLimitPerSecond(found.rate())
        .creationTime(found.createdAt())
        .lastModifiedTime(found.modifiedAt())
        .build();
  }
}
