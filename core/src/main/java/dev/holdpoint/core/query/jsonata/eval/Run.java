package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.Randomness;
import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/**
 * One evaluation: what it may know of the world, and what it has used up. The bounds count steps
 * and space, never time, so that the same expression over the same values ends the same way
 * everywhere.
 */
public final class Run {
  /** Ours: nodes evaluated and elements looked at. */
  public static final int MAX_STEPS = 2_000_000;

  /** Ours: evaluations within each other. */
  public static final int MAX_DEPTH = 1_000;

  /** Ours: elements of arrays and objects made, all together. */
  public static final int MAX_ELEMENTS = 1_000_000;

  /** Ours: characters of strings made, all together. */
  public static final int MAX_CHARACTERS = 16 * 1024 * 1024;

  private final Map<String, JsonNode> variables;
  private final @Nullable JsonNode states;
  private final Map<String, JsonNode> functions;
  private final Randomness randomness;
  private final Instant now;
  private int steps;
  private int depth;
  private int elements;
  private int characters;

  /**
   * @param variables by name, without the dollar sign
   * @param states what {@code $states} stands for, where the expression refers to it
   * @param functions those that every expression may use
   */
  public Run(
      Map<String, JsonNode> variables,
      @Nullable JsonNode states,
      Map<String, JsonNode> functions,
      Randomness randomness,
      Instant now) {
    this.variables = variables;
    this.states = states;
    this.functions = functions;
    this.randomness = randomness;
    this.now = now;
  }

  public Randomness randomness() {
    return randomness;
  }

  public Instant now() {
    return now;
  }

  @Nullable JsonNode global(String name) {
    JsonNode variable = name.equals("states") ? states : variables.get(name);
    return variable != null ? variable : functions.get(name);
  }

  void enter() {
    if (++depth > MAX_DEPTH) {
      throw tooDeep();
    }
    work(1);
  }

  void leave() {
    depth--;
  }

  /** The fault of what calls itself too often. */
  public static Fault tooDeep() {
    return Fault.saying(
        FaultCode.U1001,
        "Stack overflow error: Check for non-terminating recursive function.  Consider rewriting"
            + " as tail-recursive.");
  }

  /** Counts steps. */
  public void work(int count) {
    steps += count;
    if (steps > MAX_STEPS || steps < 0) {
      throw Fault.saying(
          FaultCode.U1001,
          "Expression evaluation stopped after " + MAX_STEPS + " steps: Check for infinite loop");
    }
  }

  /** Counts elements that are about to be made. */
  public void allocate(long count) {
    long all = elements + count;
    if (all > MAX_ELEMENTS) {
      throw Fault.saying(
          FaultCode.U1001,
          "Expression evaluation stopped: it makes more than " + MAX_ELEMENTS + " elements");
    }
    elements = (int) all;
  }

  /** Counts characters that are about to be made. */
  public void write(long count) {
    long all = characters + count;
    if (all > MAX_CHARACTERS) {
      throw Fault.saying(
          FaultCode.U1001,
          "Expression evaluation stopped: it makes more than " + MAX_CHARACTERS + " characters");
    }
    characters = (int) all;
  }

  /** A matcher whose looks at the text are counted as steps. */
  public Matcher matcher(Pattern pattern, String text) {
    return pattern.matcher(new CountedText(text, this));
  }

  /**
   * Calls a function, and the calls at its end in its stead.
   *
   * @throws Fault where there is none
   */
  public @Nullable JsonNode apply(
      @Nullable JsonNode callee, List<@Nullable JsonNode> arguments, @Nullable JsonNode input) {
    JsonNode result = applyOnce(callee, arguments, input);
    while (result instanceof POJONode pojo && pojo.getPojo() instanceof Thunk thunk) {
      result = thunk.resume(this, input);
    }
    return result;
  }

  @Nullable JsonNode applyOnce(
      @Nullable JsonNode callee, List<@Nullable JsonNode> arguments, @Nullable JsonNode input) {
    Procedure procedure = Values.procedure(callee);
    if (procedure == null) {
      throw new Fault(FaultCode.T1006);
    }
    Signature signature = procedure.signature();
    try {
      List<@Nullable JsonNode> validated =
          signature == null ? arguments : signature.validate(arguments, input);
      return procedure.call(this, validated, input);
    } catch (Fault fault) {
      throw fault.within(-1, procedure.name());
    }
  }

  /** Calls a function that was given as an argument, with as many arguments as it takes. */
  public @Nullable JsonNode callBack(
      Procedure procedure, @Nullable JsonNode first, JsonNode second, @Nullable JsonNode third) {
    List<@Nullable JsonNode> arguments = new ArrayList<>(3);
    arguments.add(first);
    if (procedure.arity() >= 2) {
      arguments.add(second);
    }
    if (procedure.arity() >= 3) {
      arguments.add(third);
    }
    return apply(Values.of(procedure), arguments, null);
  }
}
