package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.RuleState;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.EnableRuleResponse;

/** Turns a rule on. */
record EnableRule(EventsDesk desk) implements Action<EnableRuleRequest, EnableRuleResponse> {
  @Override
  public EnableRuleResponse handle(EnableRuleRequest request, Call call) {

    String name = Given.required(request.name(), "name");
    desk.change(tx ->
        desk.rules()
            .change(tx, desk.turns().now(), name, request.eventBusName(), RuleState.ENABLED));
    return EnableRuleResponse.builder().build();
  }
}
