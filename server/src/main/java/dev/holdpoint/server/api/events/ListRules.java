package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Rule;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListRulesRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRulesResponse;

/** Lists a bus's rules. */
record ListRules(EventsDesk desk) implements Action<ListRulesRequest, ListRulesResponse> {
  @Override
  public ListRulesResponse handle(ListRulesRequest request, Call call) {

    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    List<Rule> all =
        desk.store().read(tx -> desk.rules().list(tx, desk.home(), request.eventBusName(), prefix));
    Page<Rule> page = Page.of(all, Rule::name, request.nextToken(), request.limit());
    return ListRulesResponse.builder()
        .rules(page.items().stream().map(ListRules::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.eventbridge.model.Rule shape(Rule rule) {
    return software.amazon.awssdk.services.eventbridge.model.Rule.builder()
        .name(rule.name())
        .arn(rule.arn().value())
        .eventPattern(rule.settings().eventPattern())
        .scheduleExpression(rule.settings().scheduleExpression())
        .state(rule.state().name())
        .description(rule.settings().description())
        .roleArn(rule.settings().roleArn())
        .eventBusName(rule.bus())
        .managedBy(rule.managed() ? ArchiveShapes.MANAGER : null)
        .build();
  }
}
