package dev.holdpoint.server.api.events;

import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsRequest;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResultEntry;

/** Takes targets from a rule. */
record RemoveTargets(EventsDesk desk)
    implements Action<RemoveTargetsRequest, RemoveTargetsResponse> {
  @Override
  public RemoveTargetsResponse handle(RemoveTargetsRequest request, Call call) {

    String rule = Given.required(request.rule(), "rule");
    Set<String> ids = Set.copyOf(request.ids());
    List<RemoveTargetsResultEntry> failed =
        desk
            .store()
            .write(tx ->
                desk.rules().removeTargets(tx, desk.home(), rule, request.eventBusName(), ids))
            .stream()
            .map(RemoveTargets::unknown)
            .toList();
    return RemoveTargetsResponse.builder()
        .failedEntryCount(failed.size())
        .failedEntries(failed)
        .build();
  }

  private static RemoveTargetsResultEntry unknown(String id) {
    return RemoveTargetsResultEntry.builder()
        .targetId(id)
        .errorCode("ResourceNotFoundException")
        .errorMessage("Rule target with id '" + id + "' does not exist.")
        .build();
  }
}
