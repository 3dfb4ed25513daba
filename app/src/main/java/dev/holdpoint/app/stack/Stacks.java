package dev.holdpoint.app.stack;

import dev.holdpoint.app.template.TemplateException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;

/** What becomes of a stack's parts that go. */
final class Stacks {
  private Stacks() {}

  static TemplateException refusal(String logicalId, String message, String code) {
    return new TemplateException("%s was refused: %s (%s)".formatted(logicalId, message, code));
  }

  static void delete(Tx tx, Turn turn, ResourceTypes types, StackResource gone) {
    delete(tx, turn, types, gone, gone.stays());
  }

  /** As another policy than its own says. */
  static void delete(Tx tx, Turn turn, ResourceTypes types, StackResource gone, boolean stays) {
    if (types.find(gone.type()) instanceof ResourceType type && !stays) {
      type.delete(tx, turn, gone.made());
    }
  }
}
