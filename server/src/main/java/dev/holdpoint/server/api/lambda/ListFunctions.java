package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.ListFunctionsRequest;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;

/** {@code ListFunctions}: as they are now, or with all their versions. */
final class ListFunctions implements Action<ListFunctionsRequest, ListFunctionsResponse> {
  private static final int PAGE = 50;

  private final LambdaParts parts;

  ListFunctions(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListFunctionsResponse handle(ListFunctionsRequest request, Call call) {
    Unsupported.refuse(request, Set.of("Marker", "MaxItems", "FunctionVersion"));
    List<Function> all = parts.store().read(tx -> all(tx, request.functionVersion() != null));
    Page<Function> page =
        Page.of(all, ListVersionsByFunction::place, request.marker(), request.maxItems(), PAGE);
    return ListFunctionsResponse.builder()
        .functions(page.items().stream().map(parts::shown).toList())
        .nextMarker(page.marker())
        .build();
  }

  private List<Function> all(Tx tx, boolean versions) {
    List<Function> all = new ArrayList<>();
    List<Function> some;
    String marker = null;
    do {
      some = parts.functions().list(tx, parts.turns().home(), marker, PAGE);
      for (Function function : some) {
        all.add(function);
        marker = function.arn().value();
        if (versions) {
          all.addAll(parts.versions().list(tx, function));
        }
      }
    } while (some.size() == PAGE);
    return all;
  }
}
