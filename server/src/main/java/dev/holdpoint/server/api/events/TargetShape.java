package dev.holdpoint.server.api.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.Target;
import dev.holdpoint.core.events.input.HttpValues;
import dev.holdpoint.core.events.input.InputTransformer;
import dev.holdpoint.core.events.input.TargetInput;
import org.jspecify.annotations.Nullable;

/** A target as AWS's model writes it, and back. */
final class TargetShape {
  private TargetShape() {}

  static Target read(software.amazon.awssdk.services.eventbridge.model.Target shape) {
    refuseUnknown(shape);
    return new Target(
        Given.required(shape.id(), "targets.1.member.id"),
        Arn.of(Given.required(shape.arn(), "targets.1.member.arn")),
        shape.roleArn(),
        new TargetInput(shape.input(), shape.inputPath(), transformer(shape)),
        shape.sqsParameters() == null ? null : shape.sqsParameters().messageGroupId(),
        deadLetters(shape),
        retries(shape),
        http(shape));
  }

  private static void refuseUnknown(
      software.amazon.awssdk.services.eventbridge.model.Target shape) {
    Given.unsupported(shape.kinesisParameters(), "KinesisParameters");
    Given.unsupported(shape.runCommandParameters(), "RunCommandParameters");
    Given.unsupported(shape.ecsParameters(), "EcsParameters");
    Given.unsupported(shape.batchParameters(), "BatchParameters");
    Given.unsupported(shape.redshiftDataParameters(), "RedshiftDataParameters");
    Given.unsupported(shape.sageMakerPipelineParameters(), "SageMakerPipelineParameters");
    Given.unsupported(shape.appSyncParameters(), "AppSyncParameters");
  }

  private static @Nullable InputTransformer transformer(
      software.amazon.awssdk.services.eventbridge.model.Target shape) {
    return shape.inputTransformer() == null
        ? null
        : new InputTransformer(
            shape.inputTransformer().inputPathsMap(),
            Given.required(
                shape.inputTransformer().inputTemplate(),
                "targets.1.member.inputTransformer.inputTemplate"));
  }

  private static @Nullable Arn deadLetters(
      software.amazon.awssdk.services.eventbridge.model.Target shape) {
    return shape.deadLetterConfig() == null || shape.deadLetterConfig().arn() == null
        ? null
        : Arn.of(shape.deadLetterConfig().arn());
  }

  private static Target.@Nullable Retries retries(
      software.amazon.awssdk.services.eventbridge.model.Target shape) {
    return shape.retryPolicy() == null
        ? null
        : new Target.Retries(
            shape.retryPolicy().maximumRetryAttempts(),
            shape.retryPolicy().maximumEventAgeInSeconds());
  }

  private static @Nullable HttpValues http(
      software.amazon.awssdk.services.eventbridge.model.Target shape) {
    var http = shape.httpParameters();
    return http == null
        ? null
        : new HttpValues(
            http.pathParameterValues(), http.headerParameters(), http.queryStringParameters());
  }

  static software.amazon.awssdk.services.eventbridge.model.Target write(Target target) {
    var shape =
        software.amazon.awssdk.services.eventbridge.model.Target.builder()
            .id(target.id())
            .arn(target.arn().value())
            .roleArn(target.roleArn())
            .input(target.input().input())
            .inputPath(target.input().inputPath());
    InputTransformer transformer = target.input().transformer();
    if (transformer != null) {
      shape.inputTransformer(t ->
          t.inputPathsMap(transformer.inputPathsMap()).inputTemplate(transformer.inputTemplate()));
    }
    String group = target.messageGroupId();
    if (group != null) {
      shape.sqsParameters(sqs -> sqs.messageGroupId(group));
    }
    HttpValues http = target.http();
    if (http != null) {
      shape.httpParameters(shown ->
          shown
              .pathParameterValues(http.path())
              .headerParameters(http.headers())
              .queryStringParameters(http.query()));
    }
    writeFailures(shape, target);
    return shape.build();
  }

  private static void writeFailures(
      software.amazon.awssdk.services.eventbridge.model.Target.Builder shape, Target target) {
    Arn deadLetters = target.deadLetterArn();
    if (deadLetters != null) {
      shape.deadLetterConfig(config -> config.arn(deadLetters.value()));
    }
    Target.Retries retries = target.retries();
    if (retries != null) {
      shape.retryPolicy(policy ->
          policy
              .maximumRetryAttempts(retries.maximumRetryAttempts())
              .maximumEventAgeInSeconds(retries.maximumEventAgeInSeconds()));
    }
  }
}
