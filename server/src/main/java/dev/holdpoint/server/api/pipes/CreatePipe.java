package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.PipeSettings;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.pipes.model.CreatePipeRequest;
import software.amazon.awssdk.services.pipes.model.CreatePipeResponse;

/** {@code CreatePipe}. */
record CreatePipe(PipesDesk desk) implements Action<CreatePipeRequest, CreatePipeResponse> {
  @Override
  public CreatePipeResponse handle(CreatePipeRequest request, Call call) {
    PipeSettings settings = PipeShapes.settings(request);
    boolean running = !Boolean.FALSE.equals(PipeShapes.running(request.desiredState()));
    Pipe made =
        desk.change((tx, turn) ->
            desk.pipes().create(tx, turn, request.name(), settings, running, request.tags()));
    return PipeShapes.answer(
        made, PipeShapes.wanted(made), "CREATING", CreatePipeResponse.builder());
  }
}
