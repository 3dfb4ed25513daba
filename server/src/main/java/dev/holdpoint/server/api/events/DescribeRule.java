package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Rule;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;

/** Shows a rule. */
record DescribeRule(EventsDesk desk) implements Action<DescribeRuleRequest, DescribeRuleResponse> {
  @Override
  public DescribeRuleResponse handle(DescribeRuleRequest request, Call call) {

    String name = Given.required(request.name(), "name");
    Rule rule =
        desk.store().read(tx -> desk.rules().get(tx, desk.home(), name, request.eventBusName()));
    return DescribeRuleResponse.builder()
        .name(rule.name())
        .arn(rule.arn().value())
        .eventPattern(rule.settings().eventPattern())
        .scheduleExpression(rule.settings().scheduleExpression())
        .state(rule.state().name())
        .description(rule.settings().description())
        .roleArn(rule.settings().roleArn())
        .eventBusName(rule.bus())
        .managedBy(rule.managed() ? ArchiveShapes.MANAGER : null)
        .createdBy(desk.home().account())
        .build();
  }
}
