package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.RemovePermissionResponse;

/** Takes a permission of others away, or all. */
record RemovePermission(EventsDesk desk)
    implements Action<RemovePermissionRequest, RemovePermissionResponse> {
  @Override
  public RemovePermissionResponse handle(RemovePermissionRequest request, Call call) {
    String bus = request.eventBusName();
    if (Boolean.TRUE.equals(request.removeAllPermissions())) {
      desk.change(tx -> desk.policies().removeAll(tx, desk.turns().now(), bus));
    } else {
      String id = request.statementId();
      if (id == null) {
        throw Given.invalid("Parameter StatementId must be specified.");
      }
      desk.change(tx -> desk.policies().remove(tx, desk.turns().now(), bus, id));
    }
    return RemovePermissionResponse.builder().build();
  }
}
