package dev.holdpoint.server.api.events;

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
    Given.unsupported(request.deadLetterConfig(), "DeadLetterConfig");
    Given.unsupported(request.logConfig(), "LogConfig");
    Given.unsupported(request.hasTags() ? request.tags() : null, "Tags");
    String name = Given.required(request.name(), "name");
    EventBus bus =
        desk.store()
            .write(tx -> desk.buses().create(tx, desk.turns().now(), name, request.description()));
    return CreateEventBusResponse.builder()
        .eventBusArn(bus.arn().value())
        .description(bus.description())
        .build();
  }
}
