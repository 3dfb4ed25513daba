package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.LayerVersion;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.GetLayerVersionResponse;

/** {@code GetLayerVersion}. */
final class GetLayerVersion implements Action<GetLayerVersionRequest, GetLayerVersionResponse> {
  private final LambdaParts parts;

  GetLayerVersion(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetLayerVersionResponse handle(GetLayerVersionRequest request, Call call) {
    String layer = Layers.arn(parts.turns().home(), request.layerName());
    LayerVersion version =
        parts
            .store()
            .read(tx -> parts.layers().existing(tx, layer + ":" + request.versionNumber()));
    return ShownLayers.content(version);
  }
}
