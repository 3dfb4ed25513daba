package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.GetEventSourceMappingResponse;

/** {@code GetEventSourceMapping}. */
final class GetEventSourceMapping
    implements Action<GetEventSourceMappingRequest, GetEventSourceMappingResponse> {
  private final LambdaParts parts;

  GetEventSourceMapping(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetEventSourceMappingResponse handle(GetEventSourceMappingRequest request, Call call) {
    EventSourceMapping mapping =
        parts.store().read(tx -> parts.sources().existing(tx, request.uuid()));
    return Shown.as(Shown.mapping(mapping), GetEventSourceMappingResponse.builder());
  }
}
