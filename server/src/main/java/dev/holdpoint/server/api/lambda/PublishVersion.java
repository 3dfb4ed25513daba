package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import software.amazon.awssdk.services.lambda.model.PublishVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** {@code PublishVersion}. */
final class PublishVersion implements Action<PublishVersionRequest, PublishVersionResponse> {
  private final LambdaParts parts;

  PublishVersion(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public PublishVersionResponse handle(PublishVersionRequest request, Call call) {
    Function version =
        parts
            .store()
            .write(tx -> {
              Function function = parts.configured(tx, request.functionName(), null);
              if (request.codeSha256() != null
                  && !request.codeSha256().equals(function.code().sha256Base64())) {
                throw LambdaError.parameter(
                    "CodeSHA256 (%s) is different from current CodeSHA256 in $LATEST (%s). Please try again with the CodeSHA256 in $LATEST."
                        .formatted(request.codeSha256(), function.code().sha256Base64()));
              }
              return parts
                  .versions()
                  .publish(tx, parts.turns().now(), function, request.description());
            });
    return Shown.as(parts.shown(version), PublishVersionResponse.builder());
  }
}
