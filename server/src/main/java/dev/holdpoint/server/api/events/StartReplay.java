package dev.holdpoint.server.api.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.Replay;
import dev.holdpoint.core.events.Replays;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.StartReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.StartReplayResponse;

/** {@code StartReplay}. */
record StartReplay(EventsDesk desk) implements Action<StartReplayRequest, StartReplayResponse> {
  @Override
  public StartReplayResponse handle(StartReplayRequest request, Call call) {
    var to = Given.required(request.destination(), "destination");
    Replays.Wish wish =
        new Replays.Wish(
            Given.required(request.replayName(), "replayName"),
            request.description(),
            Arn.of(Given.required(request.eventSourceArn(), "eventSourceArn")),
            Arn.of(Given.required(to.arn(), "destination.arn")),
            to.filterArns(),
            Given.required(request.eventStartTime(), "eventStartTime"),
            Given.required(request.eventEndTime(), "eventEndTime"));
    Replay replay = desk.store().write(tx -> desk.replays().start(tx, desk.turns().now(), wish));
    return StartReplayResponse.builder()
        .replayArn(replay.arn().value())
        .state(ArchiveShapes.state(replay))
        .replayStartTime(replay.startedAt())
        .build();
  }
}
