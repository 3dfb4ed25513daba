package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionAlias;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** {@code UpdateAlias}: what is not named stays. */
final class UpdateAlias implements Action<UpdateAliasRequest, UpdateAliasResponse> {
  private final LambdaParts parts;

  UpdateAlias(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public UpdateAliasResponse handle(UpdateAliasRequest request, Call call) {
    FunctionAlias alias =
        parts
            .store()
            .write(tx -> {
              Function function = parts.configured(tx, request.functionName(), null);
              FunctionAlias old = parts.versions().alias(tx, function, request.name());
              return parts
                  .versions()
                  .put(
                      tx,
                      parts.turns().now(),
                      function,
                      old.name(),
                      Objects.requireNonNullElse(request.functionVersion(), old.version()),
                      Objects.requireNonNullElse(request.description(), old.description()),
                      ShownAliases.weights(request.routingConfig(), old.weights()));
            });
    return Shown.as(ShownAliases.shown(alias), UpdateAliasResponse.builder());
  }
}
