package dev.holdpoint.core.store;

import org.jspecify.annotations.Nullable;

/** One unit of work. */
@FunctionalInterface
public interface Work<T extends @Nullable Object> {
  T run(Tx tx);
}
