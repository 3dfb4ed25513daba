package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.EventBus;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeEventBusResponse;

/** Shows a bus. */
record DescribeEventBus(EventsDesk desk)
    implements Action<DescribeEventBusRequest, DescribeEventBusResponse> {
  @Override
  public DescribeEventBusResponse handle(DescribeEventBusRequest request, Call call) {

    EventBus bus = desk.store().read(tx -> desk.buses().get(tx, desk.home(), request.name()));
    return DescribeEventBusResponse.builder()
        .name(bus.name())
        .arn(bus.arn().value())
        .description(bus.description())
        .creationTime(bus.createdAt())
        .lastModifiedTime(bus.lastModified())
        .policy(BusShape.policy(bus))
        .deadLetterConfig(BusShape.deadLetters(bus))
        .logConfig(BusShape.logs(bus))
        .build();
  }
}
