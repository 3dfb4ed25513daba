package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionSettings;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.lambda.StreamSettings;
import dev.holdpoint.server.host.LogGroupOf;
import dev.holdpoint.server.host.Readiness;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.lambda.model.Architecture;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.Layer;
import software.amazon.awssdk.services.lambda.model.LogFormat;
import software.amazon.awssdk.services.lambda.model.PackageType;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.StateReasonCode;
import software.amazon.awssdk.services.lambda.model.TracingMode;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Functions and mappings as AWS shows them. */
final class Shown {
  private static final DateTimeFormatter MODIFIED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxx").withZone(ZoneOffset.UTC);

  private static final String CREATING = "The function is being created.";

  private Shown() {}

  static FunctionConfiguration configuration(Function function, Readiness readiness) {
    FunctionSettings settings = function.settings();
    FunctionConfiguration.Builder shown =
        FunctionConfiguration.builder()
            .functionName(function.name())
            .functionArn(function.arn().value())
            .runtime(settings.runtime())
            .role(settings.role())
            .handler(settings.handler())
            .codeSize(function.code().bytes())
            .codeSha256(function.code().sha256Base64())
            .description(settings.description())
            .timeout(settings.timeoutSeconds())
            .memorySize(settings.memoryMegabytes())
            .lastModified(MODIFIED.format(function.modifiedAt()))
            .version(function.version())
            .revisionId(function.revision())
            .tracingConfig(t -> t.mode(TracingMode.PASS_THROUGH))
            .packageType(PackageType.ZIP)
            .loggingConfig(l -> l.logFormat(LogFormat.TEXT).logGroup(LogGroupOf.name(function)))
            .architectures(Architecture.X86_64)
            .ephemeralStorage(e -> e.size(512));
    show(readiness, shown);
    if (!settings.layers().isEmpty()) {
      shown.layers(
          settings.layers().stream()
              .map(use ->
                  Layer.builder().arn(use.version().value()).codeSize(use.code().bytes()).build())
              .toList());
    }
    if (settings.deadLetters() != null) {
      shown.deadLetterConfig(d -> d.targetArn(settings.deadLetters()));
    }
    if (!settings.environment().isEmpty()) {
      shown.environment(e -> e.variables(settings.environment()));
    }
    return shown.build();
  }

  private static void show(Readiness readiness, FunctionConfiguration.Builder shown) {
    switch (readiness) {
      case READY -> shown.state(State.ACTIVE).lastUpdateStatus(LastUpdateStatus.SUCCESSFUL);
      case CREATING ->
          shown
              .state(State.PENDING)
              .stateReason(CREATING)
              .stateReasonCode(StateReasonCode.CREATING);
      case UPDATING ->
          shown
              .state(State.ACTIVE)
              .lastUpdateStatus(LastUpdateStatus.IN_PROGRESS)
              .lastUpdateStatusReason(CREATING)
              .lastUpdateStatusReasonCode(StateReasonCode.CREATING.toString());
    }
  }

  static EventSourceMappingConfiguration mapping(EventSourceMapping mapping) {
    MappingSettings settings = mapping.settings();
    EventSourceMappingConfiguration.Builder shown =
        EventSourceMappingConfiguration.builder()
            .uuid(mapping.uuid())
            .batchSize(settings.batchSize())
            .maximumBatchingWindowInSeconds(settings.windowSeconds())
            .eventSourceArn(mapping.queue().value())
            .functionArn(mapping.function().value())
            .lastModified(mapping.modifiedAt())
            .state(settings.enabled() ? "Enabled" : "Disabled")
            .stateTransitionReason("USER_INITIATED");
    if (settings.reportsFailures()) {
      shown.functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES);
    }
    if (!settings.filters().isEmpty()) {
      List<Filter> filters =
          settings.filters().stream().map(p -> Filter.builder().pattern(p).build()).toList();
      shown.filterCriteria(f -> f.filters(filters));
    }
    if (settings.concurrency() != MappingSettings.DEFAULT_CONCURRENCY) {
      shown.scalingConfig(s -> s.maximumConcurrency(settings.concurrency()));
    }
    StreamSettings stream = settings.stream();
    if (stream != null) {
      shown
          .startingPosition(stream.start())
          .maximumRetryAttempts(stream.mostRetries())
          .maximumRecordAgeInSeconds(stream.longestSeconds())
          .bisectBatchOnFunctionError(stream.bisects())
          .destinationConfig(to -> to.onFailure(d -> d.destination(stream.onFailure())))
          .parallelizationFactor(1);
    }
    return shown.build();
  }

  /** The same members in another of the model's classes: Lambda answers the same shape by many. */
  static <O extends SdkPojo, B extends SdkBuilder<B, O> & SdkPojo> O as(SdkPojo shown, B target) {
    Map<String, Object> values = new HashMap<>();
    for (SdkField<?> field : shown.sdkFields()) {
      values.put(field.memberName(), field.getValueOrDefault(shown));
    }
    for (SdkField<?> field : target.sdkFields()) {
      Object value = values.get(field.memberName());
      if (value != null) {
        field.set(target, value);
      }
    }
    return target.build();
  }
}
