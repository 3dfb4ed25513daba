package dev.holdpoint.server.http;

import io.helidon.webserver.CloseConnectionException;

/**
 * An answer ends in its middle. Its client waits for the rest of it, so the connection is closed at
 * once: the end is all that tells.
 */
final class BrokenAnswerException extends CloseConnectionException {
  private static final long serialVersionUID = 1L;

  BrokenAnswerException(Throwable cause) {
    super("An answer could not be written to its end", cause);
  }
}
