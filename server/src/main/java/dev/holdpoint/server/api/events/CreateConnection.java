package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.ConnectionWish;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import dev.holdpoint.server.wire.JsonShapes;
import software.amazon.awssdk.services.eventbridge.model.CreateConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.CreateConnectionResponse;

/** Creates a connection. */
record CreateConnection(EventsDesk desk)
    implements Action<CreateConnectionRequest, CreateConnectionResponse> {
  @Override
  public CreateConnectionResponse handle(CreateConnectionRequest request, Call call) {
    Given.unsupported(request.kmsKeyIdentifier(), "KmsKeyIdentifier");
    Given.unsupported(
        request.invocationConnectivityParameters(), "InvocationConnectivityParameters");
    String name = Given.required(request.name(), "name");
    Given.required(request.authorizationTypeAsString(), "authorizationType");
    var given = request.authParameters();
    ConnectionWish wish =
        new ConnectionWish(
            request.description(),
            request.authorizationTypeAsString(),
            given == null ? null : JsonShapes.tree(given));
    Connection connection =
        desk.store().write(tx -> desk.connections().create(tx, desk.turns().now(), name, wish));
    return CreateConnectionResponse.builder()
        .connectionArn(connection.arn().value())
        .connectionState(connection.state().name())
        .creationTime(connection.createdAt())
        .lastModifiedTime(connection.modifiedAt())
        .build();
  }
}
