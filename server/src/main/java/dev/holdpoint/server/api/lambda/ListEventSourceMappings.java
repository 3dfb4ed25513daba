package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsRequest;
import software.amazon.awssdk.services.lambda.model.ListEventSourceMappingsResponse;

/** {@code ListEventSourceMappings}. */
final class ListEventSourceMappings
    implements Action<ListEventSourceMappingsRequest, ListEventSourceMappingsResponse> {
  private static final int PAGE = 100;

  private final LambdaParts parts;

  ListEventSourceMappings(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListEventSourceMappingsResponse handle(ListEventSourceMappingsRequest request, Call call) {
    Unsupported.refuse(request, Set.of("EventSourceArn", "FunctionName", "Marker", "MaxItems"));
    int most = request.maxItems() == null ? PAGE : Math.clamp(request.maxItems(), 1, PAGE);
    List<EventSourceMapping> all = parts.store().read(parts.sources()::all);
    List<EventSourceMapping> page =
        all.stream().filter(mapping -> asked(mapping, request)).limit(most).toList();
    ListEventSourceMappingsResponse.Builder response =
        ListEventSourceMappingsResponse.builder()
            .eventSourceMappings(page.stream().map(Shown::mapping).toList());
    if (page.size() == most) {
      response.nextMarker(page.getLast().uuid());
    }
    return response.build();
  }

  private boolean asked(EventSourceMapping mapping, ListEventSourceMappingsRequest request) {
    String queue = request.eventSourceArn();
    String marker = request.marker();
    return (queue == null || mapping.queue().equals(Arn.of(queue)))
        && (marker == null || mapping.uuid().compareTo(marker) > 0)
        && (request.functionName() == null || mapping.function().equals(function(request)));
  }

  private Arn function(ListEventSourceMappingsRequest request) {
    return FunctionName.arn(parts.turns().home(), request.functionName());
  }
}
