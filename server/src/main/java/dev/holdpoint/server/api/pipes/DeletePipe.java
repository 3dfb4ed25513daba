package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.pipes.model.DeletePipeRequest;
import software.amazon.awssdk.services.pipes.model.DeletePipeResponse;

/** {@code DeletePipe}. */
record DeletePipe(PipesDesk desk) implements Action<DeletePipeRequest, DeletePipeResponse> {
  @Override
  public DeletePipeResponse handle(DeletePipeRequest request, Call call) {
    Pipe gone = desk.change((tx, turn) -> desk.pipes().delete(tx, turn.home(), request.name()));
    return PipeShapes.answer(gone, "DELETED", "DELETING", DeletePipeResponse.builder());
  }
}
