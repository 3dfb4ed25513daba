package dev.holdpoint.core.query.jsonata;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.query.Scope;
import dev.holdpoint.core.query.jsonata.eval.Program;
import dev.holdpoint.core.query.jsonata.eval.Results;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import dev.holdpoint.core.query.jsonata.function.Builtins;
import dev.holdpoint.core.query.jsonata.syntax.Parser;
import dev.holdpoint.core.query.jsonata.syntax.References;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An expression, compiled once; immutable, for any number of threads. */
public final class JsonataExpression {
  private static final String STATES = "states";

  private final String text;
  private final Program program;
  private final Map<String, Set<String>> references;

  private JsonataExpression(String text, Program program, Map<String, Set<String>> references) {
    this.text = text;
    this.program = program;
    this.references = references;
  }

  /**
   * Compiles what stands between {@code {%} and {@code %}}.
   *
   * @throws InvalidExpression where it is no expression
   */
  public static JsonataExpression compile(String text) {
    try {
      var syntax = Parser.parse(text);
      return new JsonataExpression(text.strip(), Program.of(syntax), References.of(syntax));
    } catch (Fault fault) {
      throw new InvalidExpression(fault);
    } catch (StackOverflowError e) {
      throw new InvalidExpression(Run.tooDeep());
    }
  }

  /** What stands between the marks of a string that is an expression; null where it is none. */
  public static @Nullable String inner(String string) {
    return string.length() >= 4 && string.startsWith("{%") && string.endsWith("%}")
        ? string.substring(2, string.length() - 2)
        : null;
  }

  /**
   * The expression's value.
   *
   * @param field where it stands, such as {@code Output/total}, for the words of a failure
   * @throws QueryFailure where it has none that JSON could hold
   */
  public JsonNode evaluate(Scope scope, String field) {
    JsonNode states = references.containsKey(STATES) ? states(scope) : null;
    Run run =
        new Run(scope.variables(), states, Builtins.byName(), scope.randomness(), scope.now());
    JsonNode result;
    try {
      result = program.evaluate(run);
      if (result != null) {
        Results.check(run, result);
      }
    } catch (Fault fault) {
      throw failure(field, "threw an error during evaluation" + told(fault));
    }
    if (result == null) {
      throw failure(field, "returned nothing (undefined).");
    }
    return Json.plain(result);
  }

  /** {@code $states}: what came in, the context, and what the state's work gave so far. */
  private static JsonNode states(Scope scope) {
    ObjectNode states = Json.object();
    states.set("input", scope.input());
    states.set("context", scope.context());
    if (scope.result() != null) {
      states.set("result", scope.result());
    }
    if (scope.errorOutput() != null) {
      states.set("errorOutput", scope.errorOutput());
    }
    return states;
  }

  private static String told(Fault fault) {
    boolean ours = fault.code() == FaultCode.U1001;
    return (ours ? ": " : ". " + fault.code() + ": ") + fault.getMessage();
  }

  private QueryFailure failure(String field, String happened) {
    return QueryFailure.evaluation(
        "The JSONata expression '%s' specified for the field '%s' %s"
            .formatted(text, field, happened),
        field);
  }

  /** The variables that it takes from outside; the language's functions are none. */
  public Set<String> variables() {
    Set<String> names = new TreeSet<>(references.keySet());
    names.removeAll(Set.of("", "$", STATES));
    names.removeIf(Builtins.byName()::containsKey);
    return names;
  }

  /** The fields of {@code $states} that it refers to; an empty name stands for the whole of it. */
  public Set<String> statesFields() {
    return Set.copyOf(references.getOrDefault(STATES, Set.of()));
  }

  @Override
  public String toString() {
    return text;
  }
}
