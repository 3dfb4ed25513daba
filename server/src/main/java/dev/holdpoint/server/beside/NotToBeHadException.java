package dev.holdpoint.server.beside;

/** A server that cannot be had beside ours; the message says why and what to do. */
public final class NotToBeHadException extends RuntimeException {
  NotToBeHadException(String message) {
    super(message, null, false, false);
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
