package dev.holdpoint.server.calls.objects;

/** An object cannot be read or written, for a reason that the caller is told. */
public final class ObjectStorageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ObjectStorageException(String message) {
    super(message);
  }

  public ObjectStorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
