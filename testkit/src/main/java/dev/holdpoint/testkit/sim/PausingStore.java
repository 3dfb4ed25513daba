package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Work;
import org.jspecify.annotations.Nullable;

/**
 * The store as one node sees it: before each unit and behind each commit the node may sleep, while
 * time passes and others go on; after each commit all checkers look.
 */
record PausingStore(World world, Life life) implements Store {
  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    sleep();
    T result = commit(work);
    sleep();
    return result;
  }

  private <T extends @Nullable Object> T commit(Work<T> work) {
    T result;
    try {
      result = world.store.write(work);
    } catch (Throwable failure) {
      world.watch.look(world.faults.kept(failure));
      throw failure;
    }
    world.watch.look(true);
    return result;
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    sleep();
    return world.store.read(work);
  }

  private void sleep() {
    world.pauses.perhaps();
    life.check();
  }

  @Override
  public void close() {}
}
