package dev.holdpoint.app.node;

/** Why a node cannot start, in words for whoever started it. */
public final class StartException extends RuntimeException {
  public StartException(String message) {
    super(message, null, false, false);
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
