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
    List<EventSourceMapping> all = parts.store().read(parts.sources()::all);
    List<EventSourceMapping> asked =
        all.stream().filter(mapping -> asked(mapping, request)).toList();
    Page<EventSourceMapping> page =
        Page.of(asked, EventSourceMapping::uuid, request.marker(), request.maxItems(), PAGE);
    return ListEventSourceMappingsResponse.builder()
        .eventSourceMappings(page.items().stream().map(Shown::mapping).toList())
        .nextMarker(page.marker())
        .build();
  }

  private boolean asked(EventSourceMapping mapping, ListEventSourceMappingsRequest request) {
    String queue = request.eventSourceArn();
    String home = parts.turns().home().arn("lambda", "function:").value();
    return mapping.function().value().startsWith(home)
        && (queue == null || mapping.queue().equals(Arn.of(queue)))
        && (request.functionName() == null || mapping.function().equals(function(request)));
  }

  private Arn function(ListEventSourceMappingsRequest request) {
    return FunctionName.arn(parts.turns().home(), request.functionName());
  }
}
