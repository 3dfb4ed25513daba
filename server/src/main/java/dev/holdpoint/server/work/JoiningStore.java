package dev.holdpoint.server.work;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.Work;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store whose units may join a transaction that is open already. An action that serves the port
 * writes in a unit of its own; called by a workflow, the same action is part of the workflow's
 * commit, and knows nothing of it. Thread-safe.
 */
public final class JoiningStore implements Store {
  private final ScopedValue<Tx> open = ScopedValue.newInstance();
  private final Store inner;

  public JoiningStore(Store inner) {
    this.inner = inner;
  }

  /** Runs something whose units are parts of this transaction. It must not block. */
  public <T extends @Nullable Object> T within(Tx tx, Supplier<T> action) {
    return ScopedValue.where(open, tx).call(action::get);
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    if (!open.isBound()) {
      return inner.write(work);
    }
    Tx tx = open.get();
    return tx.part(() -> work.run(tx));
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return open.isBound() ? work.run(open.get()) : inner.read(work);
  }

  @Override
  public void close() {
    inner.close();
  }
}
