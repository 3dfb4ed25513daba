package dev.holdpoint.core.pipes;

import dev.holdpoint.core.asl.MachineType;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.lambda.StreamSettings;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.event.ruler.JsonRuleCompiler;
import tools.jackson.databind.JsonNode;

/** What a pipe may be. */
final class PipeRules {
  private static final int MOST_TEMPLATE = 8192;
  private static final int MOST_FILTERS = 5;
  private static final int MOST_BATCH = 10_000;
  private static final int UNGATHERED_BATCH = 10;
  private static final int LONGEST_WINDOW = 300;
  private static final Set<TargetKind> ENRICHMENTS =
      EnumSet.of(TargetKind.FUNCTION, TargetKind.STATE_MACHINE);

  /** What is served of each group of parameters; others are refused by name. */
  private static final Map<String, Set<String>> SERVED =
      Map.of(
          "SqsQueueParameters",
          Set.of(
              "BatchSize",
              "MaximumBatchingWindowInSeconds",
              "MessageGroupId",
              "MessageDeduplicationId"),
          "DynamoDBStreamParameters",
          Set.of(
              "BatchSize",
              "DeadLetterConfig",
              "MaximumBatchingWindowInSeconds",
              "MaximumRecordAgeInSeconds",
              "MaximumRetryAttempts",
              "OnPartialBatchItemFailure",
              "ParallelizationFactor",
              "StartingPosition"),
          "FilterCriteria",
          Set.of("Filters"),
          "StepFunctionStateMachineParameters",
          Set.of("InvocationType"),
          "LambdaFunctionParameters",
          Set.of("InvocationType"),
          "EventBridgeEventBusParameters",
          Set.of("DetailType", "Source", "Resources", "Time"),
          "CloudWatchLogsParameters",
          Set.of("LogStreamName", "Timestamp"),
          "HttpParameters",
          Set.of("PathParameterValues", "HeaderParameters", "QueryStringParameters"),
          "InputTemplate",
          Set.of());

  private PipeRules() {}

  /** How many records one delivery to such a target may have, as AWS's table has it. */
  static int mostRecords(TargetKind kind) {
    return switch (kind) {
      case QUEUE, TOPIC, BUS -> 10;
      case DESTINATION, API, ARCHIVE -> 1;
      case STATE_MACHINE, FUNCTION, LOG_GROUP -> MOST_BATCH;
    };
  }

  /** Checks what can be seen now: the source must be there, a target may come later. */
  static void check(Tx tx, Home home, PipeSettings settings) {
    check(home, settings);
    if (settings.stream() == null
        && tx.resources().find(ResourceKind.QUEUE, settings.source().value()) == null) {
      throw PipesError.validation("The source " + settings.source() + " does not exist.");
    }
    Arn enrichment = settings.enrichment();
    if (enrichment != null) {
      checkExpress(tx, enrichment);
    }
    if (settings.waits()) {
      checkExpress(tx, settings.target());
    }
  }

  private static void checkExpress(Tx tx, Arn called) {
    StateMachine machine =
        TargetKind.of(called) == TargetKind.STATE_MACHINE ? StateMachines.find(tx, called) : null;
    if (machine != null && machine.type() != MachineType.EXPRESS) {
      throw PipesError.validation(
          "REQUEST_RESPONSE is not supported for STANDARD state machine workflows: " + called);
    }
  }

  private static void check(Home home, PipeSettings settings) {
    checkSource(home, settings);
    Arn enrichment = settings.enrichment();
    if (enrichment != null && !ENRICHMENTS.contains(near(home, enrichment, "enrichments"))) {
      throw PipesError.unsupported("enrichments of this kind (" + enrichment + ")");
    }
    near(home, settings.target(), "targets");
    checkServed("EnrichmentParameters", settings.enrichmentParameters(), Set.of("InputTemplate"));
    checkServed(
        "TargetParameters",
        settings.targetParameters(),
        Set.of(
            "InputTemplate",
            "SqsQueueParameters",
            "StepFunctionStateMachineParameters",
            "LambdaFunctionParameters",
            "EventBridgeEventBusParameters",
            "CloudWatchLogsParameters",
            "HttpParameters"));
    checkTemplate(settings.enrichmentTemplate());
    checkTemplate(settings.targetTemplate());
    checkBatch(settings);
    checkFilters(settings.filters());
  }

  private static void checkSource(Home home, PipeSettings settings) {
    Arn source = settings.source();
    StreamSettings stream = settings.stream();
    if (stream != null) {
      checkStream(stream);
    } else if (TargetKind.of(source) != TargetKind.QUEUE) {
      throw PipesError.unsupported(
          "sources other than SQS queues and DynamoDB streams (" + source + ")");
    } else {
      near(home, source, "sources");
    }
    checkServed(
        "SourceParameters",
        settings.sourceParameters(),
        Set.of(
            stream == null ? "SqsQueueParameters" : "DynamoDBStreamParameters", "FilterCriteria"));
  }

  /** A table is at its endpoint, whatever account its stream names. */
  private static void checkStream(StreamSettings stream) {
    if (!stream.start().equals(StreamSettings.TRIM_HORIZON)
        && !stream.start().equals(StreamSettings.LATEST)) {
      throw PipesError.validation(
          "DynamoDBStreamParameters.StartingPosition must be TRIM_HORIZON or LATEST.");
    }
    String dead = stream.onFailure();
    TargetKind kind = dead == null ? TargetKind.QUEUE : TargetKind.of(Arn.of(dead));
    if (kind != TargetKind.QUEUE && kind != TargetKind.TOPIC) {
      throw PipesError.validation("DeadLetterConfig must name an SQS queue or an SNS topic.");
    }
  }

  /** Pipes stay within their account: nobody's resources are reached by another's pipe. */
  private static TargetKind near(Home home, Arn arn, String what) {
    TargetKind kind = arn.isWellFormed() ? TargetKind.of(arn) : null;
    if (kind == null || kind == TargetKind.ARCHIVE) {
      throw PipesError.unsupported(what + " of this kind (" + arn + ")");
    }
    if (!arn.account().equals(home.account())) {
      throw PipesError.unsupported(what + " of other accounts (" + arn + ")");
    }
    return kind;
  }

  private static void checkServed(String where, @Nullable JsonNode parameters, Set<String> groups) {
    if (parameters == null) {
      return;
    }
    for (var group : parameters.properties()) {
      String path = where + "." + group.getKey();
      if (!groups.contains(group.getKey())) {
        throw PipesError.unsupported(path);
      }
      Set<String> served = SERVED.getOrDefault(group.getKey(), Set.of());
      for (String name : group.getValue().propertyNames()) {
        if (!served.contains(name)) {
          throw PipesError.unsupported(path + "." + name);
        }
      }
    }
  }

  private static void checkTemplate(@Nullable String template) {
    if (template != null && template.length() > MOST_TEMPLATE) {
      throw PipesError.validation(
          "InputTemplate must have at most " + MOST_TEMPLATE + " characters.");
    }
    if (template != null) {
      PipeTemplate.check(template);
    }
  }

  private static void checkBatch(PipeSettings settings) {
    int most = mostRecords(settings.kind());
    if (settings.batchSize() < 1 || settings.batchSize() > most) {
      throw PipesError.validation(
          "The batch size of the source must be between 1 and %d for this target.".formatted(most));
    }
    if (settings.windowSeconds() < 0 || settings.windowSeconds() > LONGEST_WINDOW) {
      throw PipesError.validation(
          "MaximumBatchingWindowInSeconds must be between 0 and " + LONGEST_WINDOW + ".");
    }
    boolean queue = settings.stream() == null;
    if (queue && settings.batchSize() > UNGATHERED_BATCH && settings.windowSeconds() == 0) {
      throw PipesError.validation(
          "Maximum batch window in seconds must be greater than 0 if maximum batch size is greater"
              + " than 10");
    }
  }

  private static void checkFilters(List<String> filters) {
    if (filters.size() > MOST_FILTERS) {
      throw PipesError.validation("A pipe can have at most " + MOST_FILTERS + " filters.");
    }
    for (String filter : filters) {
      if (JsonRuleCompiler.check(filter) != null) {
        throw PipesError.validation("Invalid filter pattern definition.");
      }
    }
  }
}
