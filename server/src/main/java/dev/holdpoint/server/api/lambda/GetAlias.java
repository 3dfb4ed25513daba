package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionAlias;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;

/** {@code GetAlias}. */
final class GetAlias implements Action<GetAliasRequest, GetAliasResponse> {
  private final LambdaParts parts;

  GetAlias(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public GetAliasResponse handle(GetAliasRequest request, Call call) {
    FunctionAlias alias =
        parts
            .store()
            .read(tx -> {
              Function function = parts.configured(tx, request.functionName(), null);
              return parts.versions().alias(tx, function, request.name());
            });
    return Shown.as(ShownAliases.shown(alias), GetAliasResponse.builder());
  }
}
