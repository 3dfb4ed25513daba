package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.FunctionAlias;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;

/** {@code ListAliases}: all of them, or those of one version. */
final class ListAliases implements Action<ListAliasesRequest, ListAliasesResponse> {
  private static final int PAGE = 50;

  private final LambdaParts parts;

  ListAliases(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public ListAliasesResponse handle(ListAliasesRequest request, Call call) {
    List<FunctionAlias> all =
        parts
            .store()
            .read(tx ->
                parts.versions().aliases(tx, parts.configured(tx, request.functionName(), null)));
    List<FunctionAlias> asked =
        all.stream()
            .filter(alias ->
                request.functionVersion() == null
                    || alias.version().equals(request.functionVersion()))
            .toList();
    Page<FunctionAlias> page =
        Page.of(asked, FunctionAlias::name, request.marker(), request.maxItems(), PAGE);
    return ListAliasesResponse.builder()
        .aliases(page.items().stream().map(ShownAliases::shown).toList())
        .nextMarker(page.marker())
        .build();
  }
}
