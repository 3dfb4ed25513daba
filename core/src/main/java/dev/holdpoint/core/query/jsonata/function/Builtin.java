package dev.holdpoint.core.query.jsonata.function;

import dev.holdpoint.core.query.jsonata.eval.Procedure;
import dev.holdpoint.core.query.jsonata.eval.Run;
import dev.holdpoint.core.query.jsonata.eval.Signature;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A function of the language. */
record Builtin(String name, Signature signature, int arity, Body body) implements Procedure {
  /** What it does. */
  @FunctionalInterface
  interface Body {
    @Nullable JsonNode apply(Run run, Arguments arguments);
  }

  @Override
  public @Nullable JsonNode call(
      Run run, List<@Nullable JsonNode> arguments, @Nullable JsonNode input) {
    run.work(1);
    return body.apply(run, new Arguments(arguments));
  }
}
