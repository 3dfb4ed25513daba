package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.core.lambda.LayerVersion;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.LayerVersionContentInput;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionRequest;
import software.amazon.awssdk.services.lambda.model.PublishLayerVersionResponse;

/** {@code PublishLayerVersion}: content comes as an archive in the request, or lies in a bucket. */
final class PublishLayerVersion
    implements Action<PublishLayerVersionRequest, PublishLayerVersionResponse> {
  private static final Set<String> SERVED =
      Set.of(
          "LayerName",
          "Description",
          "Content",
          "CompatibleRuntimes",
          "CompatibleArchitectures",
          "LicenseInfo");

  private final LambdaParts parts;

  PublishLayerVersion(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public PublishLayerVersionResponse handle(PublishLayerVersionRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    if (request.content() == null) {
      throw LambdaError.parameter("Please provide a source for layer content.");
    }
    LayerVersionContentInput content = request.content();
    Unsupported.refuse(content, Set.of("ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion"));
    FunctionCode code =
        parts
            .code()
            .put(
                content.zipFile(),
                new CodeArchives.Place(
                    content.s3Bucket(), content.s3Key(), content.s3ObjectVersion()));
    LayerVersion made =
        parts
            .store()
            .write(tx ->
                parts
                    .layers()
                    .publish(
                        tx,
                        parts.turns().now(),
                        request.layerName(),
                        Objects.requireNonNullElse(request.description(), ""),
                        Objects.requireNonNullElse(request.licenseInfo(), ""),
                        request.compatibleRuntimesAsStrings(),
                        code));
    return Shown.as(ShownLayers.content(made), PublishLayerVersionResponse.builder());
  }
}
