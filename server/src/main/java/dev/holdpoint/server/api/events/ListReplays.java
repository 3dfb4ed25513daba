package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Replay;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysRequest;
import software.amazon.awssdk.services.eventbridge.model.ListReplaysResponse;

/** {@code ListReplays}. */
record ListReplays(EventsDesk desk) implements Action<ListReplaysRequest, ListReplaysResponse> {
  @Override
  public ListReplaysResponse handle(ListReplaysRequest request, Call call) {
    String prefix = request.namePrefix() == null ? "" : request.namePrefix();
    List<Replay> all =
        desk.store()
            .read(tx ->
                desk.replays().list(tx, desk.home(), prefix).stream()
                    .filter(
                        one -> ArchiveShapes.is(one.archive().value(), request.eventSourceArn()))
                    .filter(
                        one -> ArchiveShapes.is(ArchiveShapes.state(one), request.stateAsString()))
                    .toList());
    Page<Replay> page = Page.of(all, Replay::name, request.nextToken(), request.limit());
    return ListReplaysResponse.builder()
        .replays(page.items().stream().map(ListReplays::shape).toList())
        .nextToken(page.nextToken())
        .build();
  }

  private static software.amazon.awssdk.services.eventbridge.model.Replay shape(Replay replay) {
    return software.amazon.awssdk.services.eventbridge.model.Replay.builder()
        .replayName(replay.name())
        .eventSourceArn(replay.archive().value())
        .state(ArchiveShapes.state(replay))
        .eventStartTime(replay.from())
        .eventEndTime(replay.until())
        .eventLastReplayedTime(replay.lastReplayed())
        .replayStartTime(replay.startedAt())
        .replayEndTime(replay.endedAt())
        .build();
  }
}
