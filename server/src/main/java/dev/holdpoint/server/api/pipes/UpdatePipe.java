package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.pipes.model.UpdatePipeRequest;
import software.amazon.awssdk.services.pipes.model.UpdatePipeResponse;

/** {@code UpdatePipe}. */
record UpdatePipe(PipesDesk desk) implements Action<UpdatePipeRequest, UpdatePipeResponse> {
  @Override
  public UpdatePipeResponse handle(UpdatePipeRequest request, Call call) {
    Pipe made =
        desk.change((tx, turn) -> {
          Pipe old = desk.pipes().get(tx, turn.home(), request.name());
          return desk.pipes()
              .update(
                  tx,
                  turn,
                  request.name(),
                  PipeShapes.settings(request, old.settings()),
                  PipeShapes.running(request.desiredState()));
        });
    return PipeShapes.answer(
        made, PipeShapes.wanted(made), "UPDATING", UpdatePipeResponse.builder());
  }
}
