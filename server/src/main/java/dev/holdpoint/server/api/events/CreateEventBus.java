package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.BusWish;
import dev.holdpoint.core.events.EventBus;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateEventBusResponse;

/** Creates a bus. */
record CreateEventBus(EventsDesk desk)
    implements Action<CreateEventBusRequest, CreateEventBusResponse> {
  @Override
  public CreateEventBusResponse handle(CreateEventBusRequest request, Call call) {

    Given.unsupported(request.eventSourceName(), "EventSourceName");
    Given.unsupported(request.kmsKeyIdentifier(), "KmsKeyIdentifier");
    String name = Given.required(request.name(), "name");
    BusWish wish =
        new BusWish(
            request.description(),
            BusShape.read(request.deadLetterConfig(), request.logConfig()),
            Tags.read(request.tags()));
    EventBus bus =
        desk.store().write(tx -> desk.buses().create(tx, desk.turns().now(), name, wish));
    return CreateEventBusResponse.builder()
        .eventBusArn(bus.arn().value())
        .description(bus.description())
        .deadLetterConfig(BusShape.deadLetters(bus))
        .logConfig(BusShape.logs(bus))
        .build();
  }
}
