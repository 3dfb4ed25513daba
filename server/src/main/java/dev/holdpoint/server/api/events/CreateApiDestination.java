package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.core.events.destination.DestinationWish;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.CreateApiDestinationRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateApiDestinationResponse;

/** Creates an API destination. */
record CreateApiDestination(EventsDesk desk)
    implements Action<CreateApiDestinationRequest, CreateApiDestinationResponse> {
  @Override
  public CreateApiDestinationResponse handle(CreateApiDestinationRequest request, Call call) {
    String name = Given.required(request.name(), "name");
    DestinationWish wish =
        new DestinationWish(
            request.description(),
            request.connectionArn(),
            request.invocationEndpoint(),
            request.httpMethodAsString(),
            request.invocationRateLimitPerSecond());
    ApiDestination made =
        desk.store().write(tx -> desk.destinations().create(tx, desk.turns().now(), name, wish));
    return CreateApiDestinationResponse.builder()
        .apiDestinationArn(made.arn().value())
        .apiDestinationState(desk.state(made))
        .creationTime(made.createdAt())
        .lastModifiedTime(made.modifiedAt())
        .build();
  }
}
