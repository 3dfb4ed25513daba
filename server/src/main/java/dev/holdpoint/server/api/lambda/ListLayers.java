package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.LayerVersion;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.LayersListItem;
import software.amazon.awssdk.services.lambda.model.ListLayersRequest;
import software.amazon.awssdk.services.lambda.model.ListLayersResponse;

/** {@code ListLayers}: each layer with its latest version; a page's marker is the last name. */
final class ListLayers implements Action<ListLayersRequest, ListLayersResponse> {
  private static final int PAGE = 50;

  private final LambdaParts parts;

  ListLayers(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListLayersResponse handle(ListLayersRequest request, Call call) {
    Unsupported.refuse(request, Set.of("Marker", "MaxItems", "CompatibleRuntime"));
    int most = request.maxItems() == null ? PAGE : Math.clamp(request.maxItems(), 1, PAGE);
    String runtime = request.compatibleRuntimeAsString();
    List<LayerVersion> all = parts.store().read(tx -> parts.layers().all(tx, parts.turns().home()));
    Map<String, LayerVersion> latest = new LinkedHashMap<>();
    all.stream()
        .filter(version -> runtime == null || version.runtimes().contains(runtime))
        .filter(
            version -> request.marker() == null || version.name().compareTo(request.marker()) > 0)
        .forEach(version -> latest.putIfAbsent(version.name(), version));
    List<LayerVersion> left = new ArrayList<>(latest.values());
    List<LayerVersion> page = left.subList(0, Math.min(most, left.size()));
    ListLayersResponse.Builder response =
        ListLayersResponse.builder().layers(page.stream().map(ListLayers::item).toList());
    if (left.size() > page.size()) {
      response.nextMarker(page.getLast().name());
    }
    return response.build();
  }

  private static LayersListItem item(LayerVersion latest) {
    return LayersListItem.builder()
        .layerName(latest.name())
        .layerArn(latest.layerArn())
        .latestMatchingVersion(ShownLayers.item(latest))
        .build();
  }
}
