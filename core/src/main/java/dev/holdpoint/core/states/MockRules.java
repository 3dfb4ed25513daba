package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What TestState allows a caller to say in place of a state's work. */
final class MockRules {
  private static final String ONE_OF =
      "A test mock should have only one of the following fields: [result, errorOutput].";

  private MockRules() {}

  /** There is a result or a failure, not both. */
  static void form(TrialRequest.@Nullable Mock mock) {
    if (mock != null && (mock.result() == null) == (mock.errorOutput() == null)) {
      throw StatesError.invalid(ONE_OF);
    }
  }

  /** States that work can be mocked; of some nothing else can be done. */
  static void suits(State state, TrialRequest.@Nullable Mock mock) {
    if (mock == null) {
      alone(state);
    } else if (!(state instanceof State.Working)) {
      throw StatesError.invalid(
          "State type '" + type(state) + "' is not supported when a mock is specified");
    }
  }

  private static void alone(State state) {
    if (state instanceof State.Map || state instanceof State.Parallel) {
      throw AwsException.of(
          "InvalidDefinition",
          "TestState API does not support Map or Parallel states. Supported state types include:"
              + " [Task, Wait, Pass, Succeed, Fail, Choice]");
    }
    if (state instanceof State.Task task && !canBeCalled(task.resource())) {
      throw AwsException.of(
          "InvalidDefinition",
          "TestState API does not support Activity tasks and the '.sync' and '.waitForTaskToken'"
              + " service integration patterns when no mock is specified");
    }
  }

  private static boolean canBeCalled(Resource resource) {
    return switch (resource) {
      case Resource.Function _ -> true;
      case Resource.Activity _ -> false;
      case Resource.Integration integration -> !integration.pattern().outlivesTheRequest();
    };
  }

  static String type(State state) {
    return state.getClass().getSimpleName();
  }

  /** What the mocked result of a state must look like at least. */
  static void result(State state, String text) {
    JsonNode result = json(text);
    switch (state) {
      case State.Parallel parallel -> {
        list(result);
        if (result.size() != parallel.branches().size()) {
          throw StatesError.invalid(
              "Mocked result must contain the same number of items as number of Parallel"
                  + " branches.");
        }
      }
      case State.Map map when writes(map) -> {
        if (!result.isObject()) {
          throw StatesError.invalid("Mocked result must be a JSON object.");
        }
      }
      case State.Map _ -> list(result);
      case State.Task _ -> {}
      case State.Pass _, State.Choice _, State.Wait _, State.Succeed _, State.Fail _ ->
          throw new IllegalStateException(
              "Expected a state that works, but it does not (state=" + state.name() + ")");
    }
  }

  /** A Map whose results go elsewhere hands on where they are. */
  private static boolean writes(State.Map map) {
    return map.distribution() != null
        && map.distribution().writer() != null
        && map.distribution().writer().arguments() != null;
  }

  private static JsonNode json(String text) {
    try {
      return Json.parse(text);
    } catch (JacksonException e) {
      throw StatesError.invalid("Mocked result must be a valid JSON.");
    }
  }

  private static void list(JsonNode result) {
    if (!result.isArray()) {
      throw StatesError.invalid("Mocked result must be an array.");
    }
  }

  /** What is said to have happened before must be able to have happened. */
  static void configuration(State state, TrialRequest.Configuration said) {
    if (said.mapFailures() != null && !(state instanceof State.Map)) {
      throw StatesError.invalid(
          "Map iteration failure count is only supported when the tested state is a Map state");
    }
    if (said.readerData() != null && !(state instanceof State.Map)) {
      throw StatesError.invalid(
          "Map ItemReader data is only supported when the tested state is a Map state");
    }
    if (said.errorCausedBy() != null && !within(state).contains(said.errorCausedBy())) {
      throw StatesError.invalid(
          "State '" + said.errorCausedBy() + "' is not a state within the tested state");
    }
  }

  private static Set<String> within(State state) {
    Set<String> names = new HashSet<>();
    state
        .inner()
        .forEach(machine ->
            machine
                .states()
                .values()
                .forEach(each -> {
                  names.add(each.name());
                  names.addAll(within(each));
                }));
    return names;
  }

  /** No more iterations failed than there are. */
  static void failures(TrialRequest.Configuration said, int items) {
    if (said.mapFailures() != null && said.mapFailures() > items) {
      throw StatesError.invalid(
          "Map iteration failure count must be less than or equal to the number of Map"
              + " iterations");
    }
  }
}
