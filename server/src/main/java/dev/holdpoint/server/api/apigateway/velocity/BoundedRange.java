package dev.holdpoint.server.api.apigateway.velocity;

import dev.holdpoint.core.apigateway.MappingFailure;
import org.apache.velocity.context.InternalContextAdapter;
import org.apache.velocity.runtime.parser.node.ASTIntegerRange;
import org.apache.velocity.runtime.parser.node.Node;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.helpers.NOPLogger;

/** {@code [1..n]}, which Velocity would make as long as it is told. */
@NullUnmarked
final class BoundedRange extends ASTIntegerRange {
  private static final int LONGEST = 10_000;

  private BoundedRange(ASTIntegerRange range) {
    super(range.getType());
    this.literal = "[..]";
    this.rsvc = range.getRuntimeServices();
    this.log = NOPLogger.NOP_LOGGER;
    for (int i = 0; i < range.jjtGetNumChildren(); i++) {
      jjtAddChild(range.jjtGetChild(i), i);
      range.jjtGetChild(i).jjtSetParent(this);
    }
  }

  /** Puts these in the place of Velocity's own, once that is initialized. */
  static void install(Node node) {
    for (int i = 0; i < node.jjtGetNumChildren(); i++) {
      Node child = node.jjtGetChild(i);
      install(child);
      if (child instanceof ASTIntegerRange range) {
        BoundedRange bounded = new BoundedRange(range);
        bounded.jjtSetParent(node);
        node.jjtAddChild(bounded, i);
      }
    }
  }

  @Override
  public Object value(InternalContextAdapter context) {
    Object from = jjtGetChild(0).value(context);
    Object to = jjtGetChild(1).value(context);
    if (from instanceof Number a
        && to instanceof Number b
        && Math.abs((double) b.longValue() - a.longValue()) > LONGEST) {
      throw MappingFailure.ofTheApi("A range of the mapping template is too long");
    }
    return super.value(context);
  }
}
