package dev.holdpoint.core.store;

import org.jspecify.annotations.Nullable;

/**
 * Something that is kept is not as it was written: that one stands still, everything else goes on.
 */
public final class DamagedRow extends RuntimeException {
  public DamagedRow(String what, @Nullable Throwable cause) {
    super(what, cause);
  }
}
