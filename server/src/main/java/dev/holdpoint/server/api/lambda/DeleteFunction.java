package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionRequest;
import software.amazon.awssdk.services.lambda.model.DeleteFunctionResponse;

/** {@code DeleteFunction}: an invocation that runs may end. */
final class DeleteFunction implements Action<DeleteFunctionRequest, DeleteFunctionResponse> {
  private final LambdaParts parts;

  DeleteFunction(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public DeleteFunctionResponse handle(DeleteFunctionRequest request, Call call) {
    Arn deleted = parts.store().write(tx -> delete(tx, request));
    parts.host().forget(deleted);
    return DeleteFunctionResponse.builder().build();
  }

  private Arn delete(Tx tx, DeleteFunctionRequest request) {
    FunctionName.Named named = FunctionName.named(parts.turns().home(), request.functionName());
    Function there = parts.functions().byName(tx, parts.turns().home(), named.base().value());
    String version = version(request, named);
    if (version != null) {
      return parts.versions().delete(tx, there, version);
    }
    parts.functions().delete(tx, there);
    return there.arn();
  }

  /** The version that alone is to go, which the name may say as well. */
  private static @Nullable String version(DeleteFunctionRequest request, FunctionName.Named named) {
    if (request.qualifier() != null) {
      return request.qualifier();
    }
    return request.functionName().endsWith(":" + Function.LATEST)
        ? Function.LATEST
        : named.qualifier();
  }
}
