package dev.holdpoint.core.states;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.asl.DefinitionReader;
import dev.holdpoint.core.asl.InvalidDefinition;
import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.StateTrial;
import dev.holdpoint.core.engine.TaskTokens;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.json.Malformed;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The rules of TestState: what may be tried, and with what. */
public final class StateTests {
  /** The name of a state that is given without one. */
  private static final String UNNAMED = "StateName";

  private StateTests() {}

  /**
   * A state that may be tried.
   *
   * @param input JSON text
   */
  public record Prepared(
      TrialRequest request,
      Definition definition,
      State state,
      String input,
      Map<String, JsonNode> variables,
      @Nullable ObjectNode context,
      @Nullable JsonNode items) {

    /** The state, not yet entered. */
    public StateTrial trial(TaskTokens tokens, Turn turn) {
      return new StateTrial(
          tokens,
          new StateTrial.Subject(
              definition, state.name(), input, request.roleArn(), variables, context, items),
          turn);
    }
  }

  /** Holds a request against the rules. */
  public static Prepared prepare(TrialRequest request, Turn turn) {
    MockRules.form(request.mock());
    Definition definition = definition(request);
    State state = state(definition, request.stateName());
    MockRules.suits(state, request.mock());
    role(request, state);
    if (request.mock() != null && request.mock().result() != null) {
      MockRules.result(state, request.mock().result());
    }
    MockRules.configuration(state, request.configuration());
    return new Prepared(
        request,
        definition,
        state,
        input(request, turn),
        variables(request.variables()),
        context(request, state),
        items(request.configuration().readerData()));
  }

  private static Definition definition(TrialRequest request) {
    try {
      return request.stateName() == null
          ? DefinitionReader.readState(request.definition(), UNNAMED)
          : DefinitionReader.read(request.definition());
    } catch (InvalidDefinition invalid) {
      throw StatesError.invalidDefinition(invalid);
    }
  }

  private static State state(Definition definition, @Nullable String name) {
    State state = definition.all().get(name == null ? UNNAMED : name);
    if (state == null) {
      throw StatesError.invalid("State '" + name + "' was not found in the definition");
    }
    return state;
  }

  /** Whoever calls a service does it in a role. */
  private static void role(TrialRequest request, State state) {
    String role = request.roleArn();
    if (role != null && !role.startsWith("arn:")) {
      throw StatesError.invalidRole(role);
    }
    if (role == null && request.mock() == null && state instanceof State.Task) {
      throw StatesError.invalid("RoleArn must be specified when no mock is specified");
    }
  }

  private static String input(TrialRequest request, Turn turn) {
    String input = request.input() == null ? "{}" : request.input();
    if (input.getBytes(StandardCharsets.UTF_8).length > turn.limits().payloadBytes()) {
      throw StatesError.tooLong("input", turn.limits().payloadBytes());
    }
    try {
      Json.parse(input);
    } catch (JacksonException e) {
      throw StatesError.invalidInput(Malformed.of(input, e).message());
    }
    return input;
  }

  private static Map<String, JsonNode> variables(@Nullable String text) {
    Map<String, JsonNode> variables = new HashMap<>();
    if (text != null) {
      json(text, "Variables")
          .properties()
          .forEach(each -> variables.put(each.getKey(), each.getValue()));
    }
    return variables;
  }

  private static ObjectNode json(String text, String what) {
    try {
      if (Json.parse(text) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      // Refused as any other value is that is no object.
    }
    throw StatesError.invalid(what + " must be a valid JSON object");
  }

  private static @Nullable ObjectNode context(TrialRequest request, State state) {
    if (request.context() == null) {
      return null;
    }
    if (request.mock() == null) {
      throw StatesError.invalid("Context object is only supported when a mock is specified");
    }
    return TrialContext.read(request.context(), hasToken(state));
  }

  private static boolean hasToken(State state) {
    return state instanceof State.Task task
        && task.resource() instanceof Resource.Integration integration
        && integration.pattern().outlivesTheRequest();
  }

  private static @Nullable JsonNode items(@Nullable String readerData) {
    if (readerData == null) {
      return null;
    }
    try {
      return Json.payload(readerData);
    } catch (JacksonException e) {
      throw StatesError.invalid("Map ItemReader data must be valid JSON");
    }
  }

  /** Whether more iterations are said to have failed than a distributed Map tolerates. */
  private static boolean failsTooOften(
      State state, TrialRequest.Configuration said, StateTrial trial) {
    return state instanceof State.Map map
        && map.distribution() != null
        && said.mapFailures() != null
        && trial.tolerance().isExceeded(said.mapFailures(), trial.items());
  }

  /** Ends the state's work as the request says. */
  public static void mock(Prepared prepared, StateTrial trial, TrialRequest.Mock mock) {
    TrialRequest.Configuration said = prepared.request().configuration();
    if (prepared.state() instanceof State.Map) {
      MockRules.failures(said, trial.items());
    }
    if (mock.result() != null && failsTooOften(prepared.state(), said, trial)) {
      trial.fail(MapPlan.Tolerance.exceeded(), said.retries() == null ? 0 : said.retries());
    } else if (mock.result() != null) {
      trial.succeed(mock.result());
    } else if (mock.errorOutput() != null) {
      Failure failure = Failure.of(mock.errorOutput().error(), mock.errorOutput().cause());
      trial.fail(failure, said.retries() == null ? 0 : said.retries());
    }
  }
}
