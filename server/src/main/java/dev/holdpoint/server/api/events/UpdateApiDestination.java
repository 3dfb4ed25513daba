package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.core.events.destination.DestinationWish;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.UpdateApiDestinationRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateApiDestinationResponse;

/** Updates an API destination. */
record UpdateApiDestination(EventsDesk desk)
    implements Action<UpdateApiDestinationRequest, UpdateApiDestinationResponse> {
  @Override
  public UpdateApiDestinationResponse handle(UpdateApiDestinationRequest request, Call call) {
    String name = Given.required(request.name(), "name");
    DestinationWish wish =
        new DestinationWish(
            request.description(),
            request.connectionArn(),
            request.invocationEndpoint(),
            request.httpMethodAsString(),
            request.invocationRateLimitPerSecond());
    ApiDestination made =
        desk.store().write(tx -> desk.destinations().update(tx, desk.turns().now(), name, wish));
    return UpdateApiDestinationResponse.builder()
        .apiDestinationArn(made.arn().value())
        .apiDestinationState(desk.state(made))
        .creationTime(made.createdAt())
        .lastModifiedTime(made.modifiedAt())
        .build();
  }
}
