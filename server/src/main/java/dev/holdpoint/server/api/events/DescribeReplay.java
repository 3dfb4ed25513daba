package dev.holdpoint.server.api.events;

import dev.holdpoint.core.events.Replay;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayRequest;
import software.amazon.awssdk.services.eventbridge.model.DescribeReplayResponse;

/** {@code DescribeReplay}. */
record DescribeReplay(EventsDesk desk)
    implements Action<DescribeReplayRequest, DescribeReplayResponse> {
  @Override
  public DescribeReplayResponse handle(DescribeReplayRequest request, Call call) {
    String name = Given.required(request.replayName(), "replayName");
    Replay replay = desk.store().read(tx -> desk.replays().get(tx, desk.home(), name));
    return DescribeReplayResponse.builder()
        .replayName(replay.name())
        .replayArn(replay.arn().value())
        .description(replay.description())
        .state(ArchiveShapes.state(replay))
        .eventSourceArn(replay.archive().value())
        .destination(to -> to.arn(replay.bus().value()).filterArns(replay.rules()))
        .eventStartTime(replay.from())
        .eventEndTime(replay.until())
        .eventLastReplayedTime(replay.lastReplayed())
        .replayStartTime(replay.startedAt())
        .replayEndTime(replay.endedAt())
        .build();
  }
}
