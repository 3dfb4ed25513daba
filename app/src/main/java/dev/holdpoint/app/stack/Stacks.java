package dev.holdpoint.app.stack;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;

/** What becomes of a stack's parts that go. */
final class Stacks {
  private Stacks() {}

  static void delete(Tx tx, Turn turn, ResourceTypes types, StackResource gone) {
    ResourceType type = types.find(gone.type());
    if (type != null && !gone.retained()) {
      type.delete(tx, turn, gone.made());
    }
  }
}
