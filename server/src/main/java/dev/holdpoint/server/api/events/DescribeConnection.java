package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.connection.Connection;
import dev.holdpoint.core.events.connection.Secrets;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import dev.holdpoint.server.wire.JsonShapes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.eventbridge.model.ConnectionAuthResponseParameters;
import software.amazon.awssdk.services.eventbridge.model.DescribeConnectionRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeConnectionResponse;

/** Shows a connection, without its secrets. */
record DescribeConnection(EventsDesk desk)
    implements Action<DescribeConnectionRequest, DescribeConnectionResponse> {
  @Override
  public DescribeConnectionResponse handle(DescribeConnectionRequest request, Call call) {
    String name = Given.required(request.name(), "name");
    Connection connection = desk.store().read(tx -> desk.connections().get(tx, name));
    ConnectionAuthResponseParameters.Builder shown = ConnectionAuthResponseParameters.builder();
    JsonShapes.fill(Secrets.hidden(connection.parameters()), (SdkPojo) shown);
    return DescribeConnectionResponse.builder()
        .connectionArn(connection.arn().value())
        .name(connection.name())
        .description(connection.description())
        .connectionState(connection.state().name())
        .stateReason(connection.stateReason())
        .authorizationType(connection.type().name())
        .secretArn(connection.secretArn().value())
        .authParameters(shown.build())
        .creationTime(connection.createdAt())
        .lastModifiedTime(connection.modifiedAt())
        .lastAuthorizedTime(connection.authorizedAt())
        .build();
  }
}
