package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.destination.ApiDestination;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListApiDestinationsRequest;
import software.amazon.awssdk.services.eventbridge.model.ListApiDestinationsResponse;

/** Lists API destinations by their names. */
record ListApiDestinations(EventsDesk desk)
    implements Action<ListApiDestinationsRequest, ListApiDestinationsResponse> {
  @Override
  public ListApiDestinationsResponse handle(ListApiDestinationsRequest request, Call call) {
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    List<ApiDestination> all =
        desk.store().read(tx -> desk.destinations().list(tx, prefix, request.connectionArn()));
    Page<ApiDestination> page =
        Page.of(all, ApiDestination::name, request.nextToken(), request.limit());
    return ListApiDestinationsResponse.builder()
        .apiDestinations(page.items().stream().map(this::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private software.amazon.awssdk.services.eventbridge.model.ApiDestination shape(
      ApiDestination destination) {
    return software.amazon.awssdk.services.eventbridge.model.ApiDestination.builder()
        .apiDestinationArn(destination.arn().value())
        .name(destination.name())
        .apiDestinationState(desk.state(destination))
        .connectionArn(destination.connection().value())
        .invocationEndpoint(destination.endpoint())
        .httpMethod(destination.method())
        .invocationRateLimitPerSecond(destination.rate())
        .creationTime(destination.createdAt())
        .lastModifiedTime(destination.modifiedAt())
        .build();
  }
}
