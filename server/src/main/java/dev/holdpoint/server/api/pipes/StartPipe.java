package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.pipes.model.StartPipeRequest;
import software.amazon.awssdk.services.pipes.model.StartPipeResponse;

/** {@code StartPipe}. */
record StartPipe(PipesDesk desk) implements Action<StartPipeRequest, StartPipeResponse> {
  @Override
  public StartPipeResponse handle(StartPipeRequest request, Call call) {
    Pipe now = desk.change((tx, turn) -> desk.pipes().run(tx, turn, request.name(), true));
    return PipeShapes.answer(now, "RUNNING", "STARTING", StartPipeResponse.builder());
  }
}
