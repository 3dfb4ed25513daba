package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionCode;
import dev.holdpoint.core.lambda.FunctionSettings;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.server.host.Readiness;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.PackageType;

/** {@code CreateFunction}: code comes as an archive in the request, or lies in a bucket. */
final class CreateFunction implements Action<CreateFunctionRequest, CreateFunctionResponse> {
  // Tracing and architectures change nothing about what runs here.
  private static final Set<String> SERVED =
      Set.of(
          "FunctionName",
          "Runtime",
          "Role",
          "Handler",
          "Code",
          "Description",
          "Timeout",
          "MemorySize",
          "PackageType",
          "Environment",
          "Layers",
          "DeadLetterConfig",
          "LoggingConfig",
          "Tags",
          "Architectures",
          "TracingConfig",
          "Publish");

  private final LambdaParts parts;

  CreateFunction(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public CreateFunctionResponse handle(CreateFunctionRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    if (request.packageType() == PackageType.IMAGE) {
      throw LambdaError.unsupported("the package type Image");
    }
    FunctionSettings settings = settings(request);
    String name = Objects.requireNonNullElse(request.functionName(), "");
    parts.functions().check(name, settings);
    FunctionCode code = code(request);
    Map<String, String> tags = request.hasTags() ? request.tags() : Map.of();
    Function function =
        parts
            .store()
            .write(tx -> {
              Turn turn = parts.turns().now();
              FunctionSettings whole =
                  settings.withLayers(parts.layers().uses(tx, request.layers()));
              Function made = parts.functions().create(tx, turn, name, whole, code, tags);
              return Boolean.TRUE.equals(request.publish())
                  ? parts.versions().publish(tx, turn, made, null)
                  : made;
            });
    parts.host().prepare(function.latest(), Readiness.CREATING);
    return Shown.as(parts.shown(function), CreateFunctionResponse.builder());
  }

  private FunctionCode code(CreateFunctionRequest request) {
    software.amazon.awssdk.services.lambda.model.FunctionCode given = request.code();
    if (given == null) {
      throw CodeArchives.none();
    }
    Unsupported.refuse(given, Set.of("ZipFile", "S3Bucket", "S3Key", "S3ObjectVersion"));
    return parts
        .code()
        .put(
            given.zipFile(),
            new CodeArchives.Place(given.s3Bucket(), given.s3Key(), given.s3ObjectVersion()));
  }

  private static FunctionSettings settings(CreateFunctionRequest request) {
    boolean bare = request.environment() == null || !request.environment().hasVariables();
    return new FunctionSettings(
            Objects.requireNonNullElse(request.runtimeAsString(), ""),
            Objects.requireNonNullElse(request.handler(), ""),
            Objects.requireNonNullElse(request.timeout(), FunctionSettings.DEFAULT_TIMEOUT_SECONDS),
            Objects.requireNonNullElse(
                request.memorySize(), FunctionSettings.DEFAULT_MEMORY_MEGABYTES),
            Objects.requireNonNullElse(request.description(), ""),
            Objects.requireNonNullElse(request.role(), ""),
            bare ? Map.of() : request.environment().variables())
        .withDeadLetters(
            request.deadLetterConfig() == null ? null : request.deadLetterConfig().targetArn())
        .withLogGroup(Logging.group(request.loggingConfig()));
  }
}
