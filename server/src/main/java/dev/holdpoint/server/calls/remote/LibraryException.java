package dev.holdpoint.server.calls.remote;

/** A module of the AWS SDK that cannot be had; the message says what to do. */
final class LibraryException extends RuntimeException {
  LibraryException(String message) {
    super(message, null, false, false);
  }
}
