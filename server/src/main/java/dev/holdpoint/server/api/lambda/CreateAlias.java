package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionAlias;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;

/** {@code CreateAlias}. */
final class CreateAlias implements Action<CreateAliasRequest, CreateAliasResponse> {
  private final LambdaParts parts;

  CreateAlias(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public CreateAliasResponse handle(CreateAliasRequest request, Call call) {
    FunctionAlias alias =
        parts
            .store()
            .write(tx -> {
              Function function = parts.configured(tx, request.functionName(), null);
              if (parts.versions().findAlias(tx, function, request.name()) != null) {
                throw LambdaError.conflict(
                    "Alias already exists: " + function.base() + ":" + request.name());
              }
              return parts
                  .versions()
                  .put(
                      tx,
                      parts.turns().now(),
                      function,
                      request.name(),
                      request.functionVersion(),
                      Objects.requireNonNullElse(request.description(), ""),
                      ShownAliases.weights(request.routingConfig(), Map.of()));
            });
    return Shown.as(ShownAliases.shown(alias), CreateAliasResponse.builder());
  }
}
