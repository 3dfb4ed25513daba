package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.EventSources;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.lambda.StreamSettings;
import dev.holdpoint.core.lambda.Versions;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * {@code AWS::Lambda::EventSourceMapping}: a queue or a table's stream that feeds a function.
 *
 * @param changed hears, after a commit, that mappings changed
 */
public record MappingType(Versions versions, EventSources sources, Runnable changed)
    implements ResourceType {
  private static final String START = "StartingPosition";
  private static final String REPORTS = "ReportBatchItemFailures";

  @Override
  public String name() {
    return "AWS::Lambda::EventSourceMapping";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "EventSourceArn",
        "FunctionName",
        "BatchSize",
        "Enabled",
        "FunctionResponseTypes",
        "MaximumBatchingWindowInSeconds",
        "ScalingConfig",
        "FilterCriteria",
        "StartingPosition",
        "BisectBatchOnFunctionError",
        "MaximumRetryAttempts",
        "MaximumRecordAgeInSeconds",
        "DestinationConfig");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("MetricsConfig", "ParallelizationFactor", "Tags");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Arn queue = Arn.of(wanted.text("EventSourceArn"));
    Function function = versions.named(tx, turn.home(), wanted.text("FunctionName"), null);
    MappingSettings settings = settings(wanted);
    EventSourceMapping there = known == null ? null : sources.find(tx, known.physicalId());
    if (there != null && !there.queue().equals(queue)) {
      // Another queue is another mapping: the runner removes the old one.
      there = null;
    }
    EventSourceMapping mapping =
        there == null
            ? sources.create(tx, turn, queue, function, settings)
            : changed(tx, turn, there, function, settings);
    tx.afterCommit(changed);
    return new Made(
        mapping.uuid(),
        Map.of(
            "Id",
            Json.text(mapping.uuid()),
            "EventSourceMappingArn",
            Json.text(
                turn.home().arn("lambda", "event-source-mapping:" + mapping.uuid()).value())));
  }

  private EventSourceMapping changed(
      Tx tx, Turn turn, EventSourceMapping there, Function function, MappingSettings settings) {
    boolean same = there.settings().equals(settings) && there.function().equals(function.arn());
    return same ? there : sources.change(tx, turn, there, function.arn(), settings);
  }

  private static MappingSettings settings(Wanted wanted) {
    JsonNode types = wanted.get("FunctionResponseTypes");
    boolean reports = types.size() == 1 && types.path(0).asString("").equals(REPORTS);
    if (!reports && !types.isEmpty()) {
      throw wanted.mistake("FunctionResponseTypes", "expected " + REPORTS);
    }
    JsonNode concurrency = wanted.get("ScalingConfig").path("MaximumConcurrency");
    if (wanted.has("DestinationConfig") && !wanted.has(START)) {
      throw wanted.mistake("DestinationConfig", "only streams have one");
    }
    return new MappingSettings(
        wanted.flagOr("Enabled", true),
        wanted.numberOr(
            "BatchSize",
            wanted.has(START)
                ? StreamSettings.DEFAULT_BATCH_SIZE
                : MappingSettings.DEFAULT_BATCH_SIZE),
        wanted.numberOr("MaximumBatchingWindowInSeconds", 0),
        reports,
        concurrency.asInt(MappingSettings.DEFAULT_CONCURRENCY),
        filters(wanted),
        wanted.has(START) ? stream(wanted) : null);
  }

  private static StreamSettings stream(Wanted wanted) {
    return new StreamSettings(
        wanted.text(START),
        wanted.numberOr("MaximumRetryAttempts", StreamSettings.UNBOUNDED),
        wanted.numberOr("MaximumRecordAgeInSeconds", StreamSettings.UNBOUNDED),
        wanted.flagOr("BisectBatchOnFunctionError", false),
        wanted.get("DestinationConfig").path("OnFailure").path("Destination").stringValue(null));
  }

  /** A pattern is a text with JSON in it; CloudFormation takes a map for one too. */
  private static List<String> filters(Wanted wanted) {
    return wanted.get("FilterCriteria").path("Filters").values().stream()
        .map(filter -> filter.path("Pattern"))
        .map(pattern -> pattern.isContainer() ? Json.write(pattern) : pattern.asString("{}"))
        .toList();
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    EventSourceMapping there = sources.find(tx, made.physicalId());
    if (there != null) {
      sources.delete(tx, there);
      tx.afterCommit(changed);
    }
  }
}
