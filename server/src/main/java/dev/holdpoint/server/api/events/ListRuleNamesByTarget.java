package dev.holdpoint.server.api.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.Rule;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetRequest;
import software.amazon.awssdk.services.eventbridge.model.ListRuleNamesByTargetResponse;

/** Lists the rules that tell a target. */
record ListRuleNamesByTarget(EventsDesk desk)
    implements Action<ListRuleNamesByTargetRequest, ListRuleNamesByTargetResponse> {
  @Override
  public ListRuleNamesByTargetResponse handle(ListRuleNamesByTargetRequest request, Call call) {

    Arn target = Arn.of(Given.required(request.targetArn(), "targetArn"));
    List<String> all =
        desk
            .store()
            .read(tx -> desk.rules().listByTarget(tx, desk.home(), request.eventBusName(), target))
            .stream()
            .map(Rule::name)
            .toList();
    Page<String> page = Page.of(all, name -> name, request.nextToken(), request.limit());
    return ListRuleNamesByTargetResponse.builder()
        .ruleNames(page.items())
        .nextToken(page.nextToken())
        .build();
  }
}
