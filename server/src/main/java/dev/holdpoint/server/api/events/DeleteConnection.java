package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DeleteConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteConnectionResponse;

/** Takes a connection away. */
record DeleteConnection(EventsDesk desk)
    implements Action<DeleteConnectionRequest, DeleteConnectionResponse> {
  @Override
  public DeleteConnectionResponse handle(DeleteConnectionRequest request, Call call) {
    String name = Given.required(request.name(), "name");
    Connection connection =
        desk.store().write(tx -> desk.connections().delete(tx, desk.turns().now(), name));
    return DeleteConnectionResponse.builder()
        .connectionArn(connection.arn().value())
        .connectionState(connection.state().name())
        .creationTime(connection.createdAt())
        .lastModifiedTime(connection.modifiedAt())
        .lastAuthorizedTime(connection.authorizedAt())
        .build();
  }
}
