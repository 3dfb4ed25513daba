package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.Dataflow;
import dev.holdpoint.core.asl.ResultPath;
import dev.holdpoint.core.asl.Selection;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Stage;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.Query;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * How data flows through a state. JSONPath: InputPath, Parameters, ResultSelector, ResultPath,
 * OutputPath. JSONata: Arguments, Output. Both: Assign.
 */
final class Flow {
  private Flow() {}

  /**
   * What a state hands on.
   *
   * @param assigned values for variables by their names; null where the state assigns none
   */
  record Leave(JsonNode output, @Nullable JsonNode assigned) {}

  /**
   * A payload as it is written down.
   *
   * @throws QueryFailure where it is nested too deeply to be read again
   */
  static String text(JsonNode payload) {
    try {
      String text = Json.shown(payload);
      if (!Json.isTooDeep(text)) {
        return text;
      }
    } catch (StreamConstraintsException e) {
      // Deeper than even the writer goes.
    }
    throw new QueryFailure(Failure.RUNTIME, "The payload is nested too deeply.");
  }

  /** What a state's expressions see: its raw input, the context object and the variables. */
  static Scope scope(Draft draft, Branch branch) {
    return new Scope(
        branch.input(),
        Context.of(draft, branch),
        branch.variables(),
        draft.turn().ids(),
        draft.turn().now());
  }

  /** The state's input as far as its work sees it: InputPath in JSONPath, all of it in JSONata. */
  static JsonNode effective(Draft draft, Dataflow data, Scope scope) {
    return switch (data) {
      case Dataflow.Paths paths -> selected(draft, paths, scope).data();
      case Dataflow.Jsonata _ -> scope.input();
    };
  }

  private static Scope selected(Draft draft, Dataflow.Paths data, Scope scope) {
    JsonNode selected = select(data.inputPath(), scope);
    draft.saw(Stage.AFTER_INPUT_PATH, selected);
    return scope.withData(selected);
  }

  /** What the state's work is given: Parameters or Arguments, or the effective input. */
  static JsonNode arguments(Draft draft, Dataflow data, Scope scope) {
    return switch (data) {
      case Dataflow.Paths paths ->
          seen(
              draft,
              Stage.AFTER_PARAMETERS,
              orData(paths.parameters(), selected(draft, paths, scope)));
      case Dataflow.Jsonata jsonata ->
          jsonata.arguments() == null
              ? scope.input()
              : seen(draft, Stage.AFTER_ARGUMENTS, jsonata.arguments().evaluate(scope));
    };
  }

  /** What a task's {@code Credentials} say, computed from what its work sees. */
  static JsonNode credentials(Dataflow data, Query credentials, Scope scope) {
    return credentials.evaluate(
        switch (data) {
          case Dataflow.Paths paths -> scope.withData(select(paths.inputPath(), scope));
          case Dataflow.Jsonata _ -> scope;
        });
  }

  private static JsonNode seen(Draft draft, Stage stage, JsonNode value) {
    draft.saw(stage, value);
    return value;
  }

  /** What a state without work hands on: its effective input, or Output. */
  static Leave pass(Draft draft, Dataflow data, Scope scope) {
    return switch (data) {
      case Dataflow.Paths paths -> {
        Scope selected = selected(draft, paths, scope);
        yield new Leave(select(paths.outputPath(), selected), assigned(paths, selected));
      }
      case Dataflow.Jsonata jsonata -> output(jsonata, scope, scope.input());
    };
  }

  /** What a state hands on after its work gave this result. */
  static Leave result(Draft draft, Dataflow data, Scope scope, JsonNode result) {
    Scope done = scope.withResult(result);
    return switch (data) {
      case Dataflow.Paths paths -> {
        JsonNode chosen = orData(paths.resultSelector(), done);
        draft.saw(Stage.AFTER_RESULT_SELECTOR, chosen);
        JsonNode placed = place(paths.resultPath(), scope.input(), chosen);
        draft.saw(Stage.AFTER_RESULT_PATH, placed);
        yield new Leave(select(paths.outputPath(), scope.withData(placed)), assigned(paths, done));
      }
      case Dataflow.Jsonata jsonata -> output(jsonata, done, result);
    };
  }

  private static Leave output(Dataflow.Jsonata data, Scope scope, JsonNode otherwise) {
    JsonNode output = data.output() == null ? otherwise : data.output().evaluate(scope);
    return new Leave(output, assigned(data, scope));
  }

  static @Nullable JsonNode assigned(Dataflow data, Scope scope) {
    return data.assign() == null ? null : data.assign().evaluate(scope);
  }

  static JsonNode select(Selection selection, Scope scope) {
    return switch (selection) {
      case Selection.Whole() -> scope.data();
      case Selection.Nothing() -> Json.object();
      case Selection.At(var path) -> path.read(scope);
    };
  }

  private static JsonNode orData(@Nullable Query template, Scope scope) {
    return template == null ? scope.data() : template.evaluate(scope);
  }

  /** The raw input with the result where it belongs. */
  static JsonNode place(ResultPath resultPath, JsonNode rawInput, JsonNode result) {
    return switch (resultPath) {
      case ResultPath.Replace() -> result;
      case ResultPath.Discard() -> rawInput;
      case ResultPath.At(var path) -> path.place(rawInput, result);
    };
  }
}
