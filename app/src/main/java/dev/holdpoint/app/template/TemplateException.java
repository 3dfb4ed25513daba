package dev.holdpoint.app.template;

/** A mistake in a template or its parameters, in words for its author: what, where, what to do. */
public final class TemplateException extends RuntimeException {
  private final boolean late;

  public TemplateException(String message) {
    this(message, false);
  }

  private TemplateException(String message, boolean late) {
    super(message, null, false, false);
    this.late = late;
  }

  /** The same, found after something was changed. */
  public TemplateException late() {
    return new TemplateException(getMessage(), true);
  }

  /** Whether something was changed before it was found. */
  public boolean isLate() {
    return late;
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
