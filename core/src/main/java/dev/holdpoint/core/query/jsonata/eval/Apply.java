package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import dev.holdpoint.core.query.jsonata.fault.FaultCode;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A value handed to a function, or two functions made one ({@code ~>}). */
final class Apply extends Node {
  private final Node left;
  private final Node right;
  private final int position;

  Apply(Node left, Node right, int position) {
    this.left = left;
    this.right = right;
    this.position = position;
  }

  @Override
  @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
    JsonNode value = left.evaluate(run, input, frame);
    if (right instanceof Call call) {
      return call.withFirst(run, input, frame, value);
    }
    JsonNode function = right.evaluate(run, input, frame);
    Procedure outer = Values.procedure(function);
    if (outer == null) {
      throw new Fault(FaultCode.T2006, position).with("value", function);
    }
    return Values.isFunction(value) && value != null
        ? Values.of(new Chain(value, Values.of(outer)))
        : run.apply(function, Collections.singletonList(value), null);
  }

  /** One function behind another. */
  private record Chain(JsonNode inner, JsonNode outer) implements Procedure {
    @Override
    public int arity() {
      return 1;
    }

    @Override
    public @Nullable JsonNode call(
        Run run, List<@Nullable JsonNode> arguments, @Nullable JsonNode input) {
      List<@Nullable JsonNode> first =
          Collections.singletonList(arguments.isEmpty() ? null : arguments.getFirst());
      run.enter();
      JsonNode result =
          run.apply(outer, Collections.singletonList(run.apply(inner, first, null)), null);
      run.leave();
      return result;
    }
  }
}
