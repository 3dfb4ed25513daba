package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.DeleteEventSourceMappingResponse;

/** {@code DeleteEventSourceMapping}: messages that were not received stay in their queue. */
final class DeleteEventSourceMapping
    implements Action<DeleteEventSourceMappingRequest, DeleteEventSourceMappingResponse> {
  private final LambdaParts parts;

  DeleteEventSourceMapping(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public DeleteEventSourceMappingResponse handle(
      DeleteEventSourceMappingRequest request, Call call) {
    EventSourceMapping deleted =
        parts
            .store()
            .write(tx -> {
              EventSourceMapping there = parts.sources().existing(tx, request.uuid());
              parts.sources().delete(tx, there);
              return there;
            });
    parts.feeding().changed();
    DeleteEventSourceMappingResponse.Builder shown = DeleteEventSourceMappingResponse.builder();
    return Shown.as(Shown.mapping(deleted).toBuilder().state("Deleting").build(), shown);
  }
}
