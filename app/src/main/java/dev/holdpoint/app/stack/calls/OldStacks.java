package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.Chore;
import org.jspecify.annotations.Nullable;

/** What is known of stacks that were deleted long ago. */
public record OldStacks(Store store, Turns turns) implements Chore {
  @Override
  public int tidy() {
    int gone = 0;
    @Nullable StackLife next = next();
    while (next != null) {
      StackLife one = next;
      store.write(tx -> {
        one.forget(tx);
        return null;
      });
      gone++;
      next = next();
    }
    return gone;
  }

  private @Nullable StackLife next() {
    return store.<@Nullable StackLife>read(tx -> StackLife.forgettable(tx, turns.now()));
  }
}
