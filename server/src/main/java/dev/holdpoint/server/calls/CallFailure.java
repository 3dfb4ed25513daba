package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Failure;

/** A failure of a call by its name in the language, such as {@code EventBridge.FailedEntry}. */
public final class CallFailure extends RuntimeException {
  private final Failure failure;

  public CallFailure(String error, String cause) {
    super(cause, null, false, false);
    this.failure = Failure.of(error, cause);
  }

  public Failure failure() {
    return failure;
  }
}
