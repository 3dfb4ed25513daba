package dev.holdpoint.core.store;

import org.jspecify.annotations.Nullable;

/**
 * What is durable. {@link #write} is the only way to change anything; when it returns, the change
 * has reached the disk. Thread-safe.
 */
public interface Store extends AutoCloseable {
  /**
   * Runs a unit of work in a transaction, alone or with others that wait at the same time, and
   * returns after the commit. A unit that throws leaves nothing behind and disturbs no other unit;
   * what it threw reaches the caller.
   *
   * <p>The work may run on another thread, and must not block on anything, nor call {@code write}
   * or {@code read} again: what it needs it does through its own {@link Tx}.
   *
   * @throws StoreException where the store itself failed; nothing of the unit is kept
   */
  <T extends @Nullable Object> T write(Work<T> work);

  /**
   * Runs a unit of work that only reads, on a consistent view of what is committed. A change is a
   * bug ({@link IllegalStateException}).
   */
  <T extends @Nullable Object> T read(Work<T> work);

  /** Waits for what was accepted, then lets go of everything. */
  @Override
  void close();
}
