package dev.holdpoint.server.api.pipes;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.pipes.Pipe;
import dev.holdpoint.core.pipes.PipeSettings;
import dev.holdpoint.server.wire.JsonShapes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.pipes.model.CreatePipeRequest;
import software.amazon.awssdk.services.pipes.model.RequestedPipeState;
import software.amazon.awssdk.services.pipes.model.UpdatePipeRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;
import tools.jackson.databind.JsonNode;

/** Between the model's shapes and what the rules work with. */
final class PipeShapes {
  private PipeShapes() {}

  static PipeSettings settings(CreatePipeRequest request) {
    refuse(request.kmsKeyIdentifier(), "KmsKeyIdentifier");
    return new PipeSettings(
        request.description(),
        Arn.of(request.source()),
        tree(request.sourceParameters()),
        arn(request.enrichment()),
        tree(request.enrichmentParameters()),
        Arn.of(request.target()),
        tree(request.targetParameters()),
        request.roleArn(),
        tree(request.logConfiguration()));
  }

  /** What is not said stays as it was. */
  static PipeSettings settings(UpdatePipeRequest request, PipeSettings old) {
    refuse(request.kmsKeyIdentifier(), "KmsKeyIdentifier");
    JsonNode source = tree(request.sourceParameters());
    JsonNode targetParameters = tree(request.targetParameters());
    JsonNode enrichmentParameters = tree(request.enrichmentParameters());
    JsonNode log = tree(request.logConfiguration());
    String enrichment = request.enrichment();
    return new PipeSettings(
        request.description() == null ? old.description() : request.description(),
        old.source(),
        source == null ? old.sourceParameters() : source,
        enrichment == null ? old.enrichment() : arn(enrichment),
        enrichmentParameters == null ? old.enrichmentParameters() : enrichmentParameters,
        request.target() == null ? old.target() : Arn.of(request.target()),
        targetParameters == null ? old.targetParameters() : targetParameters,
        request.roleArn(),
        log == null ? old.logConfiguration() : log);
  }

  private static @Nullable Arn arn(@Nullable String text) {
    return text == null || text.isEmpty() ? null : Arn.of(text);
  }

  private static @Nullable JsonNode tree(@Nullable SdkPojo shape) {
    return shape == null ? null : JsonShapes.tree(shape);
  }

  private static void refuse(@Nullable Object value, String member) {
    if (value != null) {
      throw AwsException.of("ValidationException", "Holdpoint does not know " + member + " yet.");
    }
  }

  /** Whether it is to run; null where nothing is said. */
  static @Nullable Boolean running(@Nullable RequestedPipeState state) {
    return state == null ? null : state == RequestedPipeState.RUNNING;
  }

  /** AWS's word for what a pipe does now. */
  static String current(Pipe pipe) {
    return wanted(pipe);
  }

  static String wanted(Pipe pipe) {
    return pipe.running() ? "RUNNING" : "STOPPED";
  }

  /** What changes answer with. */
  static <O extends SdkPojo, B extends SdkBuilder<B, O> & SdkPojo> O answer(
      Pipe pipe, String wanted, String current, B answer) {
    Map<String, Object> values =
        Map.of(
            "Arn", pipe.arn().value(),
            "Name", pipe.name(),
            "DesiredState", wanted,
            "CurrentState", current,
            "CreationTime", pipe.createdAt(),
            "LastModifiedTime", pipe.modifiedAt());
    for (SdkField<?> field : answer.sdkFields()) {
      Object value = values.get(field.memberName());
      if (value != null) {
        field.set(answer, value);
      }
    }
    return answer.build();
  }
}
