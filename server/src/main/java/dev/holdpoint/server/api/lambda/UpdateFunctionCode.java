package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.host.Readiness;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** {@code UpdateFunctionCode}. */
final class UpdateFunctionCode
    implements Action<UpdateFunctionCodeRequest, UpdateFunctionCodeResponse> {
  private static final Set<String> SERVED =
      Set.of(
          "FunctionName",
          "ZipFile",
          "S3Bucket",
          "S3Key",
          "S3ObjectVersion",
          "Architectures",
          "Publish",
          "DryRun",
          "RevisionId");

  private final LambdaParts parts;

  UpdateFunctionCode(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public UpdateFunctionCodeResponse handle(UpdateFunctionCodeRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    Function before = parts.caller().find(request.functionName());
    before.checkRevision(request.revisionId());
    FunctionCode code =
        parts
            .code()
            .put(
                request.zipFile(),
                new CodeArchives.Place(
                    request.s3Bucket(), request.s3Key(), request.s3ObjectVersion()));
    if (Boolean.TRUE.equals(request.dryRun())) {
      return Shown.as(parts.shown(before), UpdateFunctionCodeResponse.builder());
    }
    Function changed = parts.store().write(tx -> change(tx, before.name(), code, request));
    parts.host().forget(before.arn());
    parts.host().prepare(changed.latest(), Readiness.UPDATING);
    return Shown.as(parts.shown(changed), UpdateFunctionCodeResponse.builder());
  }

  private Function change(
      Tx tx, String name, FunctionCode code, UpdateFunctionCodeRequest request) {
    Turn turn = parts.turns().now();
    Function there = parts.functions().byName(tx, turn.home(), name);
    there.checkRevision(request.revisionId());
    Function changed = parts.functions().change(tx, turn, there, there.settings(), code);
    return Boolean.TRUE.equals(request.publish())
        ? parts.versions().publish(tx, turn, changed, null)
        : changed;
  }
}
