package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.syntax.Syntax;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An expression made executable; immutable, for any number of runs at once. */
public final class Program {
  private final Node node;

  private Program(Node node) {
    this.node = node;
  }

  public static Program of(Syntax syntax) {
    return new Program(Lowering.node(syntax));
  }

  /**
   * The value; null where it is undefined.
   *
   * @throws Fault where there is none, or where a bound was reached
   */
  public @Nullable JsonNode evaluate(Run run) {
    try {
      return node.evaluate(run, null, Frame.outermost(run));
    } catch (StackOverflowError e) {
      // The net below the bound on depth: regular expressions call themselves uncounted.
      throw Run.tooDeep();
    }
  }
}
