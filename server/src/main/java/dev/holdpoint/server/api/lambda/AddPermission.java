package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.Permission;
import dev.holdpoint.core.lambda.Policy;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;
import software.amazon.awssdk.services.lambda.model.AddPermissionResponse;

/** {@code AddPermission}: recorded, not enforced. */
final class AddPermission implements Action<AddPermissionRequest, AddPermissionResponse> {
  private static final Set<String> SERVED =
      Set.of("FunctionName", "StatementId", "Action", "Principal", "SourceArn", "SourceAccount");

  private final LambdaParts parts;

  AddPermission(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public AddPermissionResponse handle(AddPermissionRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    Permission permission =
        new Permission(
            request.statementId(),
            request.action(),
            request.principal(),
            request.sourceArn(),
            request.sourceAccount());
    Function function =
        parts
            .store()
            .write(tx -> {
              Function there =
                  parts.functions().byName(tx, parts.turns().home(), request.functionName());
              parts.functions().permit(tx, there, permission);
              return there;
            });
    return AddPermissionResponse.builder()
        .statement(Json.write(Policy.statement(function, permission)))
        .build();
  }
}
