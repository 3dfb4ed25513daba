package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionSettings;
import dev.holdpoint.server.host.Readiness;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionConfigurationResponse;

/** {@code UpdateFunctionConfiguration}: what is not named stays. */
final class UpdateFunctionConfiguration
    implements Action<UpdateFunctionConfigurationRequest, UpdateFunctionConfigurationResponse> {
  private static final Set<String> SERVED =
      Set.of(
          "FunctionName",
          "Runtime",
          "Role",
          "Handler",
          "Description",
          "Timeout",
          "MemorySize",
          "Environment",
          "Layers",
          "DeadLetterConfig",
          "LoggingConfig",
          "TracingConfig",
          "RevisionId");

  private final LambdaParts parts;

  UpdateFunctionConfiguration(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public UpdateFunctionConfigurationResponse handle(
      UpdateFunctionConfigurationRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    Function changed =
        parts
            .store()
            .write(tx -> {
              Function there =
                  parts.functions().byName(tx, parts.turns().home(), request.functionName());
              there.checkRevision(request.revisionId());
              FunctionSettings settings = merged(there.settings(), request);
              if (request.hasLayers()) {
                settings = settings.withLayers(parts.layers().uses(tx, request.layers()));
              }
              if (request.deadLetterConfig() != null) {
                settings = settings.withDeadLetters(request.deadLetterConfig().targetArn());
              }
              if (request.loggingConfig() != null) {
                settings = settings.withLogGroup(Logging.group(request.loggingConfig()));
              }
              return parts
                  .functions()
                  .change(tx, parts.turns().now(), there, settings, there.code());
            });
    parts.host().forget(changed.arn());
    parts.host().prepare(changed.latest(), Readiness.UPDATING);
    return Shown.as(parts.shown(changed), UpdateFunctionConfigurationResponse.builder());
  }

  private static FunctionSettings merged(
      FunctionSettings old, UpdateFunctionConfigurationRequest request) {
    Map<String, String> environment = old.environment();
    if (request.environment() != null) {
      environment =
          request.environment().hasVariables() ? request.environment().variables() : Map.of();
    }
    return new FunctionSettings(
        Objects.requireNonNullElse(request.runtimeAsString(), old.runtime()),
        Objects.requireNonNullElse(request.handler(), old.handler()),
        Objects.requireNonNullElse(request.timeout(), old.timeoutSeconds()),
        Objects.requireNonNullElse(request.memorySize(), old.memoryMegabytes()),
        Objects.requireNonNullElse(request.description(), old.description()),
        Objects.requireNonNullElse(request.role(), old.role()),
        environment,
        old.layers(),
        old.deadLetters(),
        old.logGroup());
  }
}
