package dev.holdpoint.core.pipes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.lambda.StreamSettings;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a user says of a pipe. Parameters are kept in AWS's own form, as calls and templates have
 * them.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PipeSettings(
    @Nullable String description,
    Arn source,
    @Nullable JsonNode sourceParameters,
    @Nullable Arn enrichment,
    @Nullable JsonNode enrichmentParameters,
    Arn target,
    @Nullable JsonNode targetParameters,
    String roleArn,
    @Nullable JsonNode logConfiguration) {
  private static final String FIRE_AND_FORGET = "FIRE_AND_FORGET";

  /** AWS's, for a queue. */
  private static final int USUAL_BATCH = 10;

  /** The kind of target; one that is not known here is refused when a pipe is made. */
  TargetKind kind() {
    TargetKind kind = TargetKind.of(target);
    if (kind == null) {
      throw new IllegalStateException("Expected a known target (target=" + target + ")");
    }
    return kind;
  }

  private static JsonNode of(@Nullable JsonNode parameters) {
    return parameters == null ? Json.object() : parameters;
  }

  /** A target's parameter, a missing node where it is not said. */
  JsonNode targeted(String group, String name) {
    return of(targetParameters).path(group).path(name);
  }

  private JsonNode taken() {
    return of(sourceParameters)
        .path(EventSources.isStream(source) ? "DynamoDBStreamParameters" : "SqsQueueParameters");
  }

  /** How many records go together, at most. */
  public int batchSize() {
    int usual = EventSources.isStream(source) ? StreamSettings.DEFAULT_BATCH_SIZE : USUAL_BATCH;
    return taken().path("BatchSize").asInt(Math.min(usual, PipeRules.mostRecords(kind())));
  }

  /** How long to gather them. */
  public int windowSeconds() {
    return taken().path("MaximumBatchingWindowInSeconds").asInt(0);
  }

  /** What is a stream's alone; null for a queue. */
  public @Nullable StreamSettings stream() {
    return EventSources.isStream(source)
        ? new StreamSettings(
            taken().path("StartingPosition").asString(""),
            taken().path("MaximumRetryAttempts").asInt(StreamSettings.UNBOUNDED),
            taken().path("MaximumRecordAgeInSeconds").asInt(StreamSettings.UNBOUNDED),
            taken().path("OnPartialBatchItemFailure").asString("").equals("AUTOMATIC_BISECT"),
            taken().path("DeadLetterConfig").path("Arn").stringValue(null))
        : null;
  }

  /** How the source is read, as a function's mapping is. */
  public MappingSettings taking() {
    return new MappingSettings(
        true,
        batchSize(),
        windowSeconds(),
        true,
        MappingSettings.DEFAULT_CONCURRENCY,
        filters(),
        stream());
  }

  /** Patterns of which a record must match one; where there are none, all pass. */
  public List<String> filters() {
    return of(sourceParameters)
        .path("FilterCriteria")
        .path("Filters")
        .valueStream()
        .map(filter -> filter.path("Pattern"))
        .map(pattern -> pattern.isContainer() ? Json.write(pattern) : pattern.asString("{}"))
        .toList();
  }

  public @Nullable String enrichmentTemplate() {
    return of(enrichmentParameters).path("InputTemplate").stringValue(null);
  }

  public @Nullable String targetTemplate() {
    return of(targetParameters).path("InputTemplate").stringValue(null);
  }

  /** Whether the target's answer is waited for: functions and Express machines only. */
  public boolean waits() {
    return switch (kind()) {
      case FUNCTION -> !forgets("LambdaFunctionParameters");
      case STATE_MACHINE -> !forgets("StepFunctionStateMachineParameters");
      case QUEUE, TOPIC, BUS, DESTINATION, LOG_GROUP, API, ARCHIVE -> false;
    };
  }

  private boolean forgets(String group) {
    return targeted(group, "InvocationType").asString("").equals(FIRE_AND_FORGET);
  }

  /** Whether each record is a request of its own to an API, which is made outside. */
  public boolean requests() {
    return kind() == TargetKind.DESTINATION || kind() == TargetKind.API;
  }
}
