package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** {@code ListFunctions}. */
final class ListFunctions implements Action<ListFunctionsRequest, ListFunctionsResponse> {
  private static final int PAGE = 50;

  private final LambdaParts parts;

  ListFunctions(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListFunctionsResponse handle(ListFunctionsRequest request, Call call) {
    Unsupported.refuse(request, Set.of("Marker", "MaxItems", "FunctionVersion"));
    int most = request.maxItems() == null ? PAGE : Math.clamp(request.maxItems(), 1, PAGE);
    List<Function> page =
        parts
            .store()
            .read(tx -> parts.functions().list(tx, parts.turns().home(), request.marker(), most));
    ListFunctionsResponse.Builder response =
        ListFunctionsResponse.builder().functions(page.stream().map(parts::shown).toList());
    if (page.size() == most) {
      response.nextMarker(page.getLast().arn().value());
    }
    return response.build();
  }
}
