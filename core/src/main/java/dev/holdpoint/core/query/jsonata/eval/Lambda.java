package dev.holdpoint.core.query.jsonata.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A function that an expression defines, with the context and the names that it was made in. */
record Lambda(
    List<String> parameters,
    Node body,
    @Nullable Signature signature,
    @Nullable JsonNode input,
    Frame frame)
    implements Procedure {
  Lambda {
    parameters = List.copyOf(parameters);
  }

  @Override
  public int arity() {
    return parameters.size();
  }

  @Override
  public @Nullable JsonNode call(
      Run run, List<@Nullable JsonNode> arguments, @Nullable JsonNode context) {
    Frame inner = frame.inner();
    for (int i = 0; i < parameters.size(); i++) {
      inner.bind(parameters.get(i), i < arguments.size() ? arguments.get(i) : null);
    }
    return body.evaluate(run, input, inner);
  }

  /** The definition itself. */
  static final class Definition extends Node {
    private final List<String> parameters;
    private final Node body;
    private final @Nullable Signature signature;

    Definition(List<String> parameters, Node body, @Nullable Signature signature) {
      this.parameters = List.copyOf(parameters);
      this.body = body;
      this.signature = signature;
    }

    @Override
    JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      return Values.of(new Lambda(parameters, body, signature, input, frame));
    }
  }
}
