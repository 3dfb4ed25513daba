package dev.holdpoint.core.query.jsonata.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Blocks, conditions and bindings. */
final class Control {
  private Control() {}

  static final class Block extends Node {
    private final List<Node> expressions;

    Block(List<Node> expressions) {
      this.expressions = List.copyOf(expressions);
    }

    @Override
    @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      Frame inner = frame.inner();
      JsonNode result = null;
      for (Node expression : expressions) {
        result = expression.evaluate(run, input, inner);
      }
      return result;
    }
  }

  static final class Condition extends Node {
    private final Node condition;
    private final Node then;
    private final @Nullable Node otherwise;

    Condition(Node condition, Node then, @Nullable Node otherwise) {
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    @Override
    @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      if (Values.truth(run, condition.evaluate(run, input, frame))) {
        return then.evaluate(run, input, frame);
      }
      return otherwise == null ? null : otherwise.evaluate(run, input, frame);
    }
  }

  static final class Bind extends Node {
    private final String name;
    private final Node value;

    Bind(String name, Node value) {
      this.name = name;
      this.value = value;
    }

    @Override
    @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      JsonNode bound = value.evaluate(run, input, frame);
      frame.bind(name, bound);
      return bound;
    }
  }

  /** The object that a parent operator means, bound by the step that knew it. */
  static final class Parent extends Node {
    private final String label;

    Parent(String label) {
      this.label = label;
    }

    @Override
    @Nullable JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      return frame.lookup(label);
    }
  }
}
