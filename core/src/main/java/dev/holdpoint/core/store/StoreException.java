package dev.holdpoint.core.store;

import org.jspecify.annotations.Nullable;

/** The store failed: the disk, the file, the connection. The unit of work did not happen. */
public final class StoreException extends RuntimeException {
  public StoreException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
