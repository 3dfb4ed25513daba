package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;

/** {@code DeleteAlias}: one that is gone already is no error. */
final class DeleteAlias implements Action<DeleteAliasRequest, DeleteAliasResponse> {
  private final LambdaParts parts;

  DeleteAlias(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public DeleteAliasResponse handle(DeleteAliasRequest request, Call call) {
    parts
        .store()
        .write(tx -> {
          Function function = parts.configured(tx, request.functionName(), null);
          parts.versions().deleteAlias(tx, function, request.name());
          return true;
        });
    return DeleteAliasResponse.builder().build();
  }
}
