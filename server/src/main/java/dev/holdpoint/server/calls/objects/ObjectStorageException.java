package dev.holdpoint.server.calls.objects;

import org.jspecify.annotations.Nullable;

/** An object cannot be read or written, for a reason that the caller is told. */
public final class ObjectStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;

  public ObjectStorageException(String message) {
    this("InternalError", message, null);
  }

  public ObjectStorageException(String message, Throwable cause) {
    this("InternalError", message, cause);
  }

  /**
   * @param code S3's own
   */
  public ObjectStorageException(String code, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  /** S3's own code for the reason. */
  public String code() {
    return code;
  }
}
