package dev.holdpoint.core.pipes;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.json.Json;
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

  /** How many records go together, at most. */
  public int batchSize() {
    int usual = Math.min(USUAL_BATCH, PipeRules.mostRecords(kind()));
    return of(sourceParameters).path("SqsQueueParameters").path("BatchSize").asInt(usual);
  }

  /** How long to gather them. */
  public int windowSeconds() {
    return of(sourceParameters)
        .path("SqsQueueParameters")
        .path("MaximumBatchingWindowInSeconds")
        .asInt(0);
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
      case QUEUE, TOPIC, BUS, DESTINATION, LOG_GROUP, API -> false;
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
