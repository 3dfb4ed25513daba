package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.EventBus;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListEventBusesResponse;

/** Lists buses. */
record ListEventBuses(EventsDesk desk)
    implements Action<ListEventBusesRequest, ListEventBusesResponse> {
  @Override
  public ListEventBusesResponse handle(ListEventBusesRequest request, Call call) {

    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    List<EventBus> all =
        desk.store().read(tx -> desk.buses().list(tx, desk.home(), prefix)).stream()
            .sorted(Comparator.comparing(EventBus::name))
            .toList();
    Page<EventBus> page = Page.of(all, EventBus::name, request.nextToken(), request.limit());
    return ListEventBusesResponse.builder()
        .eventBuses(page.items().stream().map(ListEventBuses::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.eventbridge.model.EventBus shape(EventBus bus) {
    return software.amazon.awssdk.services.eventbridge.model.EventBus.builder()
        .name(bus.name())
        .arn(bus.arn().value())
        .description(bus.description())
        .creationTime(bus.createdAt())
        .lastModifiedTime(bus.lastModified())
        .policy(BusShape.policy(bus))
        .build();
  }
}
