package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DeauthorizeConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.DeauthorizeConnectionResponse;

/** Takes a connection's secrets away. */
record DeauthorizeConnection(EventsDesk desk)
    implements Action<DeauthorizeConnectionRequest, DeauthorizeConnectionResponse> {
  @Override
  public DeauthorizeConnectionResponse handle(DeauthorizeConnectionRequest request, Call call) {
    String name = Given.required(request.name(), "name");
    Connection connection =
        desk.store().write(tx -> desk.connections().deauthorize(tx, desk.turns().now(), name));
    return DeauthorizeConnectionResponse.builder()
        .connectionArn(connection.arn().value())
        .connectionState(connection.state().name())
        .creationTime(connection.createdAt())
        .lastModifiedTime(connection.modifiedAt())
        .lastAuthorizedTime(connection.authorizedAt())
        .build();
  }
}
