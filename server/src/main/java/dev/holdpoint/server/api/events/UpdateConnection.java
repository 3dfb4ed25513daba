package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.ConnectionWish;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import dev.holdpoint.server.wire.JsonShapes;
import software.amazon.awssdk.services.eventbridge.model.UpdateConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.UpdateConnectionResponse;

/** Changes what is given of a connection. */
record UpdateConnection(EventsDesk desk)
    implements Action<UpdateConnectionRequest, UpdateConnectionResponse> {
  @Override
  public UpdateConnectionResponse handle(UpdateConnectionRequest request, Call call) {
    Given.unsupported(request.kmsKeyIdentifier(), "KmsKeyIdentifier");
    Given.unsupported(
        request.invocationConnectivityParameters(), "InvocationConnectivityParameters");
    String name = Given.required(request.name(), "name");
    var given = request.authParameters();
    ConnectionWish wish =
        new ConnectionWish(
            request.description(),
            request.authorizationTypeAsString(),
            given == null ? null : JsonShapes.tree(given));
    Connection connection =
        desk.store().write(tx -> desk.connections().update(tx, desk.turns().now(), name, wish));
    return UpdateConnectionResponse.builder()
        .connectionArn(connection.arn().value())
        .connectionState(connection.state().name())
        .creationTime(connection.createdAt())
        .lastModifiedTime(connection.modifiedAt())
        .lastAuthorizedTime(connection.authorizedAt())
        .build();
  }
}
