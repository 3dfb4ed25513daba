package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Rule;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Comparator;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleRequest;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;

/** Lists a rule's targets. */
record ListTargetsByRule(EventsDesk desk)
    implements Action<ListTargetsByRuleRequest, ListTargetsByRuleResponse> {
  @Override
  public ListTargetsByRuleResponse handle(ListTargetsByRuleRequest request, Call call) {

    String name = Given.required(request.rule(), "rule");
    Rule rule =
        desk.store().read(tx -> desk.rules().get(tx, desk.home(), name, request.eventBusName()));
    List<Target> all = rule.targets().stream().sorted(Comparator.comparing(Target::id)).toList();
    Page<Target> page = Page.of(all, Target::id, request.nextToken(), request.limit());
    return ListTargetsByRuleResponse.builder()
        .targets(page.items().stream().map(TargetShape::write).toList())
        .nextToken(page.nextToken())
        .build();
  }
}
