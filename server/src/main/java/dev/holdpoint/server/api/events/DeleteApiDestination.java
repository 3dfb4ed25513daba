package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DeleteApiDestinationRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteApiDestinationResponse;

/** Deletes an API destination; nothing happens where there is none. */
record DeleteApiDestination(EventsDesk desk)
    implements Action<DeleteApiDestinationRequest, DeleteApiDestinationResponse> {
  @Override
  public DeleteApiDestinationResponse handle(DeleteApiDestinationRequest request, Call call) {
    desk.change(tx -> desk.destinations().delete(tx, Given.required(request.name(), "name")));
    return DeleteApiDestinationResponse.builder().build();
  }
}
