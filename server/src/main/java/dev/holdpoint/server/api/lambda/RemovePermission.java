package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;
import software.amazon.awssdk.services.lambda.model.RemovePermissionResponse;

/** {@code RemovePermission}. */
final class RemovePermission implements Action<RemovePermissionRequest, RemovePermissionResponse> {
  private final LambdaParts parts;

  RemovePermission(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public RemovePermissionResponse handle(RemovePermissionRequest request, Call call) {
    Unsupported.refuse(request, Set.of("FunctionName", "StatementId"));
    parts
        .store()
        .write(tx -> {
          Function there =
              parts.functions().byName(tx, parts.turns().home(), request.functionName());
          parts.functions().forbid(tx, there, request.statementId());
          return true;
        });
    return RemovePermissionResponse.builder().build();
  }
}
