package dev.holdpoint.core.query;

/**
 * An expression that could not be evaluated: a failure of the workflow, which the interpreter turns
 * into a value. Carries no stack trace, for it is no bug.
 */
public final class QueryFailure extends RuntimeException {
  /** AWS cuts the cause of a failure at this length. */
  private static final int MAX_CAUSE = 32_768;

  private final String error;

  /**
   * @param error the error's name, such as {@code States.ParameterPathFailure}
   * @param cause what happened, in AWS's words where they are known
   */
  public QueryFailure(String error, String cause) {
    super(shortened(cause), null, false, false);
    this.error = error;
  }

  private static String shortened(String cause) {
    return cause.length() <= MAX_CAUSE ? cause : cause.substring(0, MAX_CAUSE);
  }

  public String error() {
    return error;
  }

  /** The failure's cause text. */
  public String causeText() {
    return String.valueOf(getMessage());
  }
}
