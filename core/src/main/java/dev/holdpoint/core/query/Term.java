package dev.holdpoint.core.query;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.intrinsic.Arguments;
import dev.holdpoint.core.query.intrinsic.BadArgument;
import dev.holdpoint.core.query.intrinsic.Intrinsic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What an expression, or an argument within one, is made of. */
sealed interface Term {
  JsonNode evaluate(Scope scope);

  /** The variables that it refers to. */
  Set<String> variables();

  record Path(JsonPath path) implements Term {
    @Override
    public JsonNode evaluate(Scope scope) {
      return path.read(scope);
    }

    @Override
    public Set<String> variables() {
      return path.variables();
    }
  }

  record Literal(JsonNode value) implements Term {
    @Override
    public JsonNode evaluate(Scope scope) {
      return value;
    }

    @Override
    public Set<String> variables() {
      return Set.of();
    }
  }

  /**
   * A function's call.
   *
   * @param text as it stands in the definition, for failures
   */
  record Call(String text, Intrinsic intrinsic, List<Term> arguments) implements Term {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public JsonNode evaluate(Scope scope) {
      List<JsonNode> values =
          arguments.stream().map(argument -> argument(argument, scope)).toList();
      Randomness randomness = scope.randomness();
      try {
        return intrinsic.apply(new Arguments(values, randomness::uuid, randomness::nextDouble));
      } catch (BadArgument e) {
        throw failure("States.IntrinsicFailure", String.valueOf(e.getMessage()));
      }
    }

    @Override
    public Set<String> variables() {
      return arguments.stream()
          .flatMap(argument -> argument.variables().stream())
          .collect(Collectors.toUnmodifiableSet());
    }

    private JsonNode argument(Term argument, Scope scope) {
      if (!(argument instanceof Path(JsonPath path))) {
        return argument.evaluate(scope);
      }
      JsonNode value = path.find(scope);
      if (value == null) {
        throw failure(
            "States.Runtime",
            "The JsonPath argument for the field '%s' could not be found in the input '%s'"
                .formatted(path, Json.write(path.root(scope))));
      }
      return value;
    }

    private QueryFailure failure(String error, String message) {
      return new QueryFailure(
          error, "The function '" + text + "' had the following error: " + message);
    }
  }

  /** Compiles a whole expression. */
  static Term compile(String text) {
    return text.startsWith("States.")
        ? new TermParser(text).whole()
        : new Path(JsonPath.compile(text));
  }
}
