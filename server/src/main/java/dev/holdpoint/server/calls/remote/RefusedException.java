package dev.holdpoint.server.calls.remote;

/** A call that a service refused, or that did not reach it; the message has its own words. */
public final class RefusedException extends RuntimeException {
  private final String code;
  private final boolean passing;

  public RefusedException(String code, boolean passing, String message) {
    super(message, null, false, false);
    this.code = code;
    this.passing = passing;
  }

  /** The service's own, empty where it did not answer. */
  public String code() {
    return code;
  }

  /** Whether the same call may well go through later. */
  public boolean isPassing() {
    return passing;
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
