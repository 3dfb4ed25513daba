package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteLayerVersionResponse;

/** {@code DeleteLayerVersion}: one that is gone already is no error. */
final class DeleteLayerVersion
    implements Action<DeleteLayerVersionRequest, DeleteLayerVersionResponse> {
  private final LambdaParts parts;

  DeleteLayerVersion(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public DeleteLayerVersionResponse handle(DeleteLayerVersionRequest request, Call call) {
    String layer = Layers.arn(parts.turns().home(), request.layerName());
    parts
        .store()
        .write(tx -> {
          parts.layers().delete(tx, layer + ":" + request.versionNumber());
          return true;
        });
    return DeleteLayerVersionResponse.builder().build();
  }
}
