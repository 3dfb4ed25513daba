package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.pipes.model.StopPipeRequest;
import software.amazon.awssdk.services.pipes.model.StopPipeResponse;

/** {@code StopPipe}. */
record StopPipe(PipesDesk desk) implements Action<StopPipeRequest, StopPipeResponse> {
  @Override
  public StopPipeResponse handle(StopPipeRequest request, Call call) {
    Pipe now = desk.change((tx, turn) -> desk.pipes().run(tx, turn, request.name(), false));
    return PipeShapes.answer(now, "STOPPED", "STOPPING", StopPipeResponse.builder());
  }
}
