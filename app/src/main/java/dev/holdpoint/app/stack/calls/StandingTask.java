package dev.holdpoint.app.stack.calls;

import dev.holdpoint.app.stack.StackLife;
import dev.holdpoint.app.stack.StackTask;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.Work;
import org.jspecify.annotations.Nullable;

/**
 * The store, for as long as a stack has this task: a deletion may be asked for while the stack is
 * still being made, perhaps on another node. From then on its maker changes nothing more, so that
 * nothing is made that no stack remembers.
 */
record StandingTask(Store store, String stack, StackTask task) implements Store {

  /** The stack has something else to do by now. */
  static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1;

    private Overtaken(String stack) {
      super("The stack " + stack + " has something else to do by now");
    }
  }

  /** Whether it is still what the stack has to do. */
  static boolean stands(@Nullable StackLife life, StackTask task) {
    StackTask now = life == null ? null : life.task();
    return now != null && now.id().equals(task.id());
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return store.write(tx -> {
      check(tx);
      return work.run(tx);
    });
  }

  private void check(Tx tx) {
    if (!stands(StackLife.find(tx, stack), task)) {
      throw new Overtaken(stack);
    }
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return store.read(work);
  }

  /** Whoever has the store closes it. */
  @Override
  public void close() {
    // It is lent only.
  }
}
