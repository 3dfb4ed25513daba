package dev.holdpoint.core.query.jsonata;

/** A template in which a string between {@code {% %}} is no expression. */
public final class InvalidTemplateExpression extends IllegalArgumentException {
  private final String location;
  private final int position;

  InvalidTemplateExpression(String location, InvalidExpression cause) {
    super(cause.getMessage(), cause);
    this.location = location;
    this.position = cause.position();
  }

  /** Where the string is, as a path into the template; empty at its top. */
  public String location() {
    return location;
  }

  /** Characters into the expression; -1 where the fault has no place. */
  public int position() {
    return position;
  }
}
