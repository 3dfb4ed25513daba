package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.BusSettings;
import dev.holdpoint.core.events.EventBus;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.UpdateEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateEventBusResponse;

/** Says anew what a bus is; what is not said goes. */
record UpdateEventBus(EventsDesk desk)
    implements Action<UpdateEventBusRequest, UpdateEventBusResponse> {
  @Override
  public UpdateEventBusResponse handle(UpdateEventBusRequest request, Call call) {
    Given.unsupported(request.kmsKeyIdentifier(), "KmsKeyIdentifier");
    BusSettings settings = BusShape.read(request.deadLetterConfig(), request.logConfig());
    EventBus bus =
        desk.store()
            .write(tx ->
                desk.buses()
                    .update(
                        tx, desk.turns().now(), request.name(), request.description(), settings));
    return UpdateEventBusResponse.builder()
        .arn(bus.arn().value())
        .name(bus.name())
        .description(bus.description())
        .deadLetterConfig(BusShape.deadLetters(bus))
        .logConfig(BusShape.logs(bus))
        .build();
  }
}
