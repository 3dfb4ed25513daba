package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.LayerVersion;
import dev.holdpoint.core.lambda.Layers;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsRequest;
import software.amazon.awssdk.services.lambda.model.ListLayerVersionsResponse;

/** {@code ListLayerVersions}: the latest first; a page's marker is the last version on it. */
final class ListLayerVersions
    implements Action<ListLayerVersionsRequest, ListLayerVersionsResponse> {
  private static final int PAGE = 50;

  private final LambdaParts parts;

  ListLayerVersions(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListLayerVersionsResponse handle(ListLayerVersionsRequest request, Call call) {
    Unsupported.refuse(request, Set.of("LayerName", "Marker", "MaxItems", "CompatibleRuntime"));
    int most = request.maxItems() == null ? PAGE : Math.clamp(request.maxItems(), 1, PAGE);
    String layer = Layers.arn(parts.turns().home(), request.layerName());
    String runtime = request.compatibleRuntimeAsString();
    List<LayerVersion> all = parts.store().read(tx -> parts.layers().versions(tx, layer));
    List<LayerVersion> left =
        all.stream()
            .filter(version -> runtime == null || version.runtimes().contains(runtime))
            .dropWhile(
                version -> request.marker() != null && !before(version.version(), request.marker()))
            .toList();
    List<LayerVersion> page = left.subList(0, Math.min(most, left.size()));
    ListLayerVersionsResponse.Builder response =
        ListLayerVersionsResponse.builder()
            .layerVersions(page.stream().map(ShownLayers::item).toList());
    if (left.size() > page.size()) {
      response.nextMarker(Long.toString(page.getLast().version()));
    }
    return response.build();
  }

  private static boolean before(long version, String marker) {
    return marker.matches("\\d{1,18}") && version < Long.parseLong(marker);
  }
}
