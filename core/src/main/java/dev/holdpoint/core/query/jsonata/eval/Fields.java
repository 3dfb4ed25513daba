package dev.holdpoint.core.query.jsonata.eval;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An object that was made while evaluating: unlike one that came in, it may hold functions. */
public final class Fields extends ObjectNode {
  private static final long serialVersionUID = 1;

  public Fields() {
    super(JsonNodeFactory.instance);
  }
}
