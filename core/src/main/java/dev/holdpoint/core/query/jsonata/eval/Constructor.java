package dev.holdpoint.core.query.jsonata.eval;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Arrays and objects as they are written. */
final class Constructor {
  private Constructor() {}

  /**
   * One element of an array.
   *
   * @param nested whether it is an array that is written there, and so is no list of elements
   */
  record Element(Node node, boolean nested) {}

  static final class OfArray extends Node {
    private final List<Element> elements;
    private final boolean cons;

    OfArray(List<Element> elements, boolean cons) {
      this.elements = List.copyOf(elements);
      this.cons = cons;
    }

    @Override
    JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      Items array = Items.array();
      for (Element element : elements) {
        JsonNode value = element.node.evaluate(run, input, frame);
        if (value == null) {
          continue;
        }
        if (element.nested) {
          run.allocate(1);
          array.add(value);
        } else {
          Values.addTo(run, array, value);
        }
      }
      array.cons = cons;
      return array;
    }
  }

  static final class OfObject extends Node {
    private final Group pairs;

    OfObject(Group pairs) {
      this.pairs = pairs;
    }

    @Override
    JsonNode compute(Run run, @Nullable JsonNode input, Frame frame) {
      return pairs.apply(run, input, frame);
    }
  }
}
