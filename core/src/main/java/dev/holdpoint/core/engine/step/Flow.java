package dev.holdpoint.core.engine.step;

import dev.holdpoint.core.asl.ResultPath;
import dev.holdpoint.core.asl.Selection;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Draft;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.PayloadTemplate;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.JsonNode;

/**
 * How data flows through a state: InputPath, Parameters, ResultSelector, ResultPath, OutputPath.
 */
final class Flow {
  private Flow() {}

  /**
   * A payload as it is written down.
   *
   * @throws QueryFailure where it is nested too deeply to be read again
   */
  static String text(JsonNode payload) {
    try {
      return payload.toString();
    } catch (StreamConstraintsException e) {
      throw new QueryFailure(Failure.RUNTIME, "The payload is nested too deeply.");
    }
  }

  /** What a state's expressions see: its raw input and the context object. */
  static Scope scope(Draft draft, Branch branch) {
    return new Scope(branch.input(), Context.of(draft, branch), draft.turn().ids());
  }

  static JsonNode select(Selection selection, Scope scope) {
    return switch (selection) {
      case Selection.Whole() -> scope.data();
      case Selection.Nothing() -> Json.object();
      case Selection.At(var path) -> path.read(scope);
    };
  }

  /** The template's value, or the data itself where there is no template. */
  static JsonNode template(@Nullable PayloadTemplate template, Scope scope) {
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
