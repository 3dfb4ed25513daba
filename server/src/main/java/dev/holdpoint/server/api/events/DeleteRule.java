package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DeleteRuleResponse;

/** Takes a rule away that has no targets. */
record DeleteRule(EventsDesk desk) implements Action<DeleteRuleRequest, DeleteRuleResponse> {
  @Override
  public DeleteRuleResponse handle(DeleteRuleRequest request, Call call) {

    String name = Given.required(request.name(), "name");
    desk.change(tx -> desk.rules().delete(tx, desk.home(), name, request.eventBusName()));
    return DeleteRuleResponse.builder().build();
  }
}
