package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.LambdaError;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.lambda.StreamSettings;
import dev.holdpoint.server.wire.Action;
import dev.holdpoint.server.wire.Call;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingRequest;
import software.amazon.awssdk.services.lambda.model.CreateEventSourceMappingResponse;
import software.amazon.awssdk.services.lambda.model.Filter;
import software.amazon.awssdk.services.lambda.model.FilterCriteria;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.ScalingConfig;

/** {@code CreateEventSourceMapping}, for SQS queues and tables' streams. */
final class CreateEventSourceMapping
    implements Action<CreateEventSourceMappingRequest, CreateEventSourceMappingResponse> {
  private static final Set<String> SERVED =
      Set.of(
          "EventSourceArn",
          "FunctionName",
          "Enabled",
          "BatchSize",
          "MaximumBatchingWindowInSeconds",
          "FunctionResponseTypes",
          "ScalingConfig",
          "FilterCriteria",
          "StartingPosition",
          "BisectBatchOnFunctionError",
          "MaximumRetryAttempts",
          "MaximumRecordAgeInSeconds",
          "ParallelizationFactor",
          "DestinationConfig");

  private final LambdaParts parts;

  CreateEventSourceMapping(LambdaParts parts) {
    this.parts = parts;
  }

  @Override
  public CreateEventSourceMappingResponse handle(
      CreateEventSourceMappingRequest request, Call call) {
    Unsupported.refuse(request, SERVED);
    if (request.eventSourceArn() == null) {
      throw LambdaError.parameter("EventSourceArn is required.");
    }
    if (request.functionName() == null) {
      throw LambdaError.missing("functionName");
    }
    Arn queue = Arn.of(request.eventSourceArn());
    MappingSettings settings = settings(request);
    EventSourceMapping mapping =
        parts
            .store()
            .write(tx -> {
              Function function = parts.configured(tx, request.functionName(), null);
              return parts.sources().create(tx, parts.turns().now(), queue, function, settings);
            });
    parts.feeding().changed();
    return Shown.as(Shown.mapping(mapping), CreateEventSourceMappingResponse.builder());
  }

  private static MappingSettings settings(CreateEventSourceMappingRequest request) {
    return new MappingSettings(
        Objects.requireNonNullElse(request.enabled(), true),
        Objects.requireNonNullElse(
            request.batchSize(),
            request.startingPosition() == null
                ? MappingSettings.DEFAULT_BATCH_SIZE
                : StreamSettings.DEFAULT_BATCH_SIZE),
        Objects.requireNonNullElse(request.maximumBatchingWindowInSeconds(), 0),
        request.functionResponseTypes().contains(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES),
        concurrency(request.scalingConfig(), MappingSettings.DEFAULT_CONCURRENCY),
        filters(request.filterCriteria(), List.of()),
        stream(request));
  }

  private static @Nullable StreamSettings stream(CreateEventSourceMappingRequest request) {
    return request.startingPosition() == null
        ? null
        : new StreamSettings(
            request.startingPositionAsString(),
            Objects.requireNonNullElse(request.maximumRetryAttempts(), StreamSettings.UNBOUNDED),
            Objects.requireNonNullElse(
                request.maximumRecordAgeInSeconds(), StreamSettings.UNBOUNDED),
            Objects.requireNonNullElse(request.bisectBatchOnFunctionError(), false),
            ShownConfigs.onFailure(request.destinationConfig(), null));
  }

  static List<String> filters(@Nullable FilterCriteria criteria, List<String> otherwise) {
    return criteria == null
        ? otherwise
        : criteria.filters().stream().map(Filter::pattern).filter(Objects::nonNull).toList();
  }

  static int concurrency(@Nullable ScalingConfig scaling, int otherwise) {
    return scaling == null || scaling.maximumConcurrency() == null
        ? otherwise
        : scaling.maximumConcurrency();
  }
}
