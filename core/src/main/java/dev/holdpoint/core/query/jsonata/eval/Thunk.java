package dev.holdpoint.core.query.jsonata.eval;

import dev.holdpoint.core.query.jsonata.fault.Fault;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.POJONode;

/** A call at a function's end, left to the one who called the function. */
record Thunk(Call call, @Nullable JsonNode input, Frame frame) {
  @Nullable JsonNode resume(Run run, @Nullable JsonNode context) {
    JsonNode callee = call.callee().evaluate(run, input, frame);
    var arguments = call.arguments(run, input, frame);
    try {
      return run.applyOnce(callee, arguments, context);
    } catch (Fault fault) {
      throw fault.within(call.position(), call.name());
    }
  }

  /** Makes the thunk where the call stands. */
  static final class Deferred extends Node {
    private final Call call;

    Deferred(Call call) {
      this.call = call;
    }

    @Override
    JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      return new POJONode(new Thunk(call, input, frame));
    }
  }
}
