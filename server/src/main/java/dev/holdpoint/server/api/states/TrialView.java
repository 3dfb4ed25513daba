package dev.holdpoint.server.api.states;

import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Stage;
import dev.holdpoint.core.engine.StateTrial;
import dev.holdpoint.core.engine.Trial;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.StateTests;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.InspectionData;
import software.amazon.awssdk.services.sfn.model.InspectionErrorDetails;
import software.amazon.awssdk.services.sfn.model.InspectionLevel;
import software.amazon.awssdk.services.sfn.model.TestStateResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is shown of a state that was tried. */
final class TrialView {
  /** AWS shows of a Parallel or Map what comes after its work, and what its iterations get. */
  private static final Set<Stage> NOT_OF_FORKS =
      EnumSet.of(Stage.AFTER_ARGUMENTS, Stage.AFTER_INPUT_PATH, Stage.AFTER_PARAMETERS);

  private TrialView() {}

  static TestStateResponse of(
      StateTests.Prepared prepared,
      StateTrial.Findings findings,
      @Nullable InspectionLevel level,
      TrialLens lens) {
    Failure failure = findings.failure();
    TestStateResponse.Builder answer =
        TestStateResponse.builder()
            .status(findings.status().name())
            .output(findings.output())
            .nextState(findings.nextState());
    if (failure != null) {
      answer.error(failure.error()).cause(failure.cause());
    }
    if (level == InspectionLevel.DEBUG || level == InspectionLevel.TRACE) {
      InspectionData.Builder data = inspected(prepared, findings);
      if (level == InspectionLevel.TRACE) {
        lens.show(data);
      }
      answer.inspectionData(data.build());
    }
    return answer.build();
  }

  private static InspectionData.Builder inspected(
      StateTests.Prepared prepared, StateTrial.Findings findings) {
    InspectionData.Builder data = InspectionData.builder().input(prepared.input());
    boolean forks =
        prepared.state() instanceof State.Map || prepared.state() instanceof State.Parallel;
    findings
        .seen()
        .forEach((stage, value) -> {
          if (!(forks && NOT_OF_FORKS.contains(stage))) {
            set(data, stage, value);
          }
        });
    if (!findings.variables().isEmpty()) {
      data.variables(Json.write(object(findings.variables())));
    }
    return data.errorDetails(details(findings.handled()));
  }

  private static ObjectNode object(Map<String, JsonNode> variables) {
    ObjectNode object = Json.object();
    variables.forEach(object::set);
    return object;
  }

  private static void set(InspectionData.Builder data, Stage stage, JsonNode value) {
    switch (stage) {
      case AFTER_ARGUMENTS -> data.afterArguments(Json.shown(value));
      case AFTER_INPUT_PATH -> data.afterInputPath(Json.shown(value));
      case AFTER_PARAMETERS -> data.afterParameters(Json.shown(value));
      case RESULT -> data.result(Json.shown(value));
      case AFTER_RESULT_SELECTOR -> data.afterResultSelector(Json.shown(value));
      case AFTER_RESULT_PATH -> data.afterResultPath(Json.shown(value));
      case AFTER_ITEMS_PATH -> data.afterItemsPath(Json.shown(value));
      case AFTER_ITEMS_POINTER -> data.afterItemsPointer(Json.shown(value));
      case AFTER_ITEM_SELECTOR -> data.afterItemSelector(Json.shown(value));
      case AFTER_ITEM_BATCHER -> data.afterItemBatcher(Json.shown(value));
      case TOLERATED_FAILURE_COUNT -> data.toleratedFailureCount(value.intValue());
      case TOLERATED_FAILURE_PERCENTAGE -> data.toleratedFailurePercentage(value.floatValue());
      case MAX_CONCURRENCY -> data.maxConcurrency(value.intValue());
    }
  }

  private static @Nullable InspectionErrorDetails details(Trial.@Nullable Handled handled) {
    return switch (handled) {
      case null -> null;
      case Trial.Caught caught ->
          InspectionErrorDetails.builder().catchIndex(caught.index()).build();
      case Trial.Retried retried ->
          InspectionErrorDetails.builder()
              .retryIndex(retried.index())
              .retryBackoffIntervalSeconds((int) retried.backoff().toSeconds())
              .build();
    };
  }
}
