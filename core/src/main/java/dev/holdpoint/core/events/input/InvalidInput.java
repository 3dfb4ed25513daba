package dev.holdpoint.core.events.input;

/** An input setting that cannot be: whoever knows the target makes AWS's error of it. */
public final class InvalidInput extends RuntimeException {
  InvalidInput(String message) {
    super(message, null, false, false);
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
