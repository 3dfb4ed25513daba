package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Replay;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.CancelReplayResponse;

/** {@code CancelReplay}. */
record CancelReplay(EventsDesk desk) implements Action<CancelReplayRequest, CancelReplayResponse> {
  @Override
  public CancelReplayResponse handle(CancelReplayRequest request, Call call) {
    String name = Given.required(request.replayName(), "replayName");
    Replay replay = desk.store().write(tx -> desk.replays().cancel(tx, desk.home(), name));
    return CancelReplayResponse.builder()
        .replayArn(replay.arn().value())
        .state(ArchiveShapes.state(replay))
        .build();
  }
}
