package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteEventBusResponse;

/** Takes a bus away that has no rules. */
record DeleteEventBus(EventsDesk desk)
    implements Action<DeleteEventBusRequest, DeleteEventBusResponse> {
  @Override
  public DeleteEventBusResponse handle(DeleteEventBusRequest request, Call call) {

    String name = Given.required(request.name(), "name");
    desk.change(tx -> desk.buses().delete(tx, desk.home(), name));
    return DeleteEventBusResponse.builder().build();
  }
}
