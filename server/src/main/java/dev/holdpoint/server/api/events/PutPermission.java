package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.BusPolicy;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.Condition;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionRequest;
import software.amazon.awssdk.services.eventbridge.model.PutPermissionResponse;
import tools.jackson.databind.node.ObjectNode;

/** Lets others put events on a bus. */
record PutPermission(EventsDesk desk)
    implements Action<PutPermissionRequest, PutPermissionResponse> {
  @Override
  public PutPermissionResponse handle(PutPermissionRequest request, Call call) {
    String bus = request.eventBusName();
    if (request.policy() != null) {
      desk.change(tx -> desk.policies().replace(tx, desk.turns().now(), bus, request.policy()));
    } else {
      BusPolicy.Statement statement = statement(request);
      desk.change(tx -> desk.policies().put(tx, desk.turns().now(), bus, statement));
    }
    return PutPermissionResponse.builder().build();
  }

  private static BusPolicy.Statement statement(PutPermissionRequest request) {
    return new BusPolicy.Statement(
        given(request.statementId(), "StatementId"),
        given(request.principal(), "Principal"),
        given(request.action(), "Action"),
        condition(request.condition()));
  }

  private static String given(@Nullable String value, String parameter) {
    if (value == null) {
      throw Given.invalid(
          "Parameter " + parameter + " must be specified when the parameter Policy is not set.");
    }
    return value;
  }

  private static @Nullable ObjectNode condition(@Nullable Condition condition) {
    if (condition == null) {
      return null;
    }
    if (!condition.type().equals("StringEquals") || !condition.key().equals("aws:PrincipalOrgID")) {
      throw Given.invalid("Parameter Condition must be StringEquals on aws:PrincipalOrgID.");
    }
    ObjectNode json = Json.object();
    json.putObject(condition.type()).put(condition.key(), condition.value());
    return json;
  }
}
