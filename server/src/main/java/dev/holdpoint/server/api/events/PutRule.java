package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Rule;
import dev.holdpoint.core.events.RuleRequest;
import dev.holdpoint.core.events.RuleSettings;
import dev.holdpoint.core.events.RuleState;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.PutRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.PutRuleResponse;

/** Creates or replaces a rule. */
record PutRule(EventsDesk desk) implements Action<PutRuleRequest, PutRuleResponse> {
  @Override
  public PutRuleResponse handle(PutRuleRequest request, Call call) {

    RuleRequest wanted =
        new RuleRequest(
            Given.required(request.name(), "name"),
            request.eventBusName(),
            state(request),
            new RuleSettings(
                request.eventPattern(),
                request.scheduleExpression(),
                request.description(),
                request.roleArn()),
            Tags.read(request.tags()));
    Rule rule = desk.store().write(tx -> desk.rules().put(tx, desk.turns().now(), wanted));
    return PutRuleResponse.builder().ruleArn(rule.arn().value()).build();
  }

  private static RuleState state(PutRuleRequest request) {
    String state = request.stateAsString() == null ? "ENABLED" : request.stateAsString();
    return switch (state) {
      case "ENABLED" -> RuleState.ENABLED;
      case "DISABLED" -> RuleState.DISABLED;
      case "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS" ->
          throw Given.invalid(
              "Parameter State is not valid. Reason: Holdpoint has no CloudTrail events.");
      default ->
          throw Given.invalid(
              "1 validation error detected: Value '"
                  + state
                  + "' at 'state' failed to satisfy constraint: Member must satisfy enum value set:"
                  + " [ENABLED, DISABLED, ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS]");
    };
  }
}
