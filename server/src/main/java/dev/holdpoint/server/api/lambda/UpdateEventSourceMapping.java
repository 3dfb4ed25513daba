package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.lambda.StreamSettings;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.Objects;
import java.util.Set;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.UpdateEventSourceMappingResponse;

/** {@code UpdateEventSourceMapping}: what is not named stays. */
final class UpdateEventSourceMapping
    implements Action<UpdateEventSourceMappingRequest, UpdateEventSourceMappingResponse> {
  private static final Set<String> SERVED =
      Set.of(
          "UUID",
          "FunctionName",
          "Enabled",
          "BatchSize",
          "MaximumBatchingWindowInSeconds",
          "FunctionResponseTypes",
          "ScalingConfig",
          "FilterCriteria",
          "BisectBatchOnFunctionError",
          "MaximumRetryAttempts",
          "MaximumRecordAgeInSeconds",
          "ParallelizationFactor",
          "DestinationConfig");

  private final LambdaParts parts;

  UpdateEventSourceMapping(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public UpdateEventSourceMappingResponse handle(
      UpdateEventSourceMappingRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    EventSourceMapping changed = parts.store().write(tx -> change(tx, request));
    parts.feeding().changed();
    return Shown.as(Shown.mapping(changed), UpdateEventSourceMappingResponse.builder());
  }

  private EventSourceMapping change(Tx tx, UpdateEventSourceMappingRequest request) {
    EventSourceMapping there = parts.sources().existing(tx, request.uuid());
    Arn function =
        request.functionName() == null
            ? there.function()
            : parts.configured(tx, request.functionName(), null).arn();
    MappingSettings settings = merged(there.settings(), request);
    return parts.sources().change(tx, parts.turns().now(), there, function, settings);
  }

  private static MappingSettings merged(
      MappingSettings old, UpdateEventSourceMappingRequest request) {
    return new MappingSettings(
        Objects.requireNonNullElse(request.enabled(), old.enabled()),
        Objects.requireNonNullElse(request.batchSize(), old.batchSize()),
        Objects.requireNonNullElse(request.maximumBatchingWindowInSeconds(), old.windowSeconds()),
        request.hasFunctionResponseTypes()
            ? request
                .functionResponseTypes()
                .contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES)
            : old.reportsFailures(),
        CreateEventSourceMapping.concurrency(request.scalingConfig(), old.concurrency()),
        CreateEventSourceMapping.filters(request.filterCriteria(), old.filters()),
        old.stream() == null ? null : merged(old.stream(), request));
  }

  private static StreamSettings merged(
      StreamSettings old, UpdateEventSourceMappingRequest request) {
    return new StreamSettings(
        old.start(),
        Objects.requireNonNullElse(request.maximumRetryAttempts(), old.mostRetries()),
        Objects.requireNonNullElse(request.maximumRecordAgeInSeconds(), old.longestSeconds()),
        Objects.requireNonNullElse(request.bisectBatchOnFunctionError(), old.bisects()),
        ShownConfigs.onFailure(request.destinationConfig(), old.onFailure()));
  }
}
