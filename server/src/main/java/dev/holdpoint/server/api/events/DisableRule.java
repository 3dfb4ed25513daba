package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.RuleState;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DisableRuleResponse;

/** Turns a rule off. */
record DisableRule(EventsDesk desk) implements Action<DisableRuleRequest, DisableRuleResponse> {
  @Override
  public DisableRuleResponse handle(DisableRuleRequest request, Call call) {

    String name = Given.required(request.name(), "name");
    desk.change(tx ->
        desk.rules()
            .change(tx, desk.turns().now(), name, request.eventBusName(), RuleState.DISABLED));
    return DisableRuleResponse.builder().build();
  }
}
