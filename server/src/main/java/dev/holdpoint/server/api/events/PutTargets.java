package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Target;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;

/** Adds targets to a rule. */
record PutTargets(EventsDesk desk) implements Action<PutTargetsRequest, PutTargetsResponse> {
  @Override
  public PutTargetsResponse handle(PutTargetsRequest request, Call call) {

    String rule = Given.required(request.rule(), "rule");
    List<Target> targets = request.targets().stream().map(TargetShape::read).toList();
    desk.change(tx ->
        desk.rules().putTargets(tx, desk.turns().now(), rule, request.eventBusName(), targets));
    return PutTargetsResponse.builder().failedEntryCount(0).failedEntries(List.of()).build();
  }
}
