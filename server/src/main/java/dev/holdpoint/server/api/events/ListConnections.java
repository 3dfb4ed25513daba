package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListConnectionsRequest;
import software.amazon.awssdk.services.eventbridge.model.ListConnectionsResponse;

/** Lists connections by their names. */
record ListConnections(EventsDesk desk)
    implements Action<ListConnectionsRequest, ListConnectionsResponse> {
  @Override
  public ListConnectionsResponse handle(ListConnectionsRequest request, Call call) {
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    String state = request.connectionStateAsString();
    List<Connection> all = desk.store().read(tx -> desk.connections().list(tx, prefix, state));
    Page<Connection> page = Page.of(all, Connection::name, request.nextToken(), request.limit());
    return ListConnectionsResponse.builder()
        .connections(page.items().stream().map(ListConnections::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.eventbridge.model.Connection shape(
      Connection connection) {
    return software.amazon.awssdk.services.eventbridge.model.Connection.builder()
        .connectionArn(connection.arn().value())
        .name(connection.name())
        .connectionState(connection.state().name())
        .stateReason(connection.stateReason())
        .authorizationType(connection.type().name())
        .creationTime(connection.createdAt())
        .lastModifiedTime(connection.modifiedAt())
        .lastAuthorizedTime(connection.authorizedAt())
        .build();
  }
}
