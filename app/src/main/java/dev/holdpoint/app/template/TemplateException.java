package dev.holdpoint.app.template;

/** A mistake in a template or its parameters, in words for its author: what, where, what to do. */
public final class TemplateException extends RuntimeException {
  public TemplateException(String message) {
    super(message, null, false, false);
  }

  /** Never null, unlike in the superclass. */
  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
