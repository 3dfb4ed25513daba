package dev.holdpoint.core.query;

import org.jspecify.annotations.Nullable;

/**
 * An expression that could not be evaluated: a failure of the workflow, which the interpreter turns
 * into a value. Carries no stack trace, for it is no bug.
 */
public final class QueryFailure extends RuntimeException {
  /** AWS cuts the cause of a failure at this length. */
  private static final int MAX_CAUSE = 32_768;

  private final String error;
  private final @Nullable String location;
  private final boolean late;

  /**
   * @param error the error's name, such as {@code States.ParameterPathFailure}
   * @param cause what happened, in AWS's words where they are known
   */
  public QueryFailure(String error, String cause) {
    this(error, cause, null, false);
  }

  private QueryFailure(String error, String cause, @Nullable String location, boolean late) {
    super(shortened(cause), null, false, false);
    this.error = error;
    this.location = location;
    this.late = late;
  }

  /**
   * A JSONata expression that could not be evaluated; history tells of it in an event of its own.
   *
   * @param location the field that holds the expression, such as {@code Output/total}
   */
  public static QueryFailure evaluation(String cause, String location) {
    return new QueryFailure("States.QueryEvaluationError", cause, location, false);
  }

  /** A JSONata expression that has a value, but none that its state can work with. */
  public static QueryFailure unfit(String cause, String location) {
    return new QueryFailure("States.QueryEvaluationError", cause, location, true);
  }

  private static String shortened(String cause) {
    return cause.length() <= MAX_CAUSE ? cause : cause.substring(0, MAX_CAUSE);
  }

  /** The field that holds the JSONata expression which failed; null for anything else. */
  public @Nullable String location() {
    return location;
  }

  /** Whether the state had begun its work when it met the expression's value. */
  public boolean isLate() {
    return late;
  }

  public String error() {
    return error;
  }

  /** The failure's cause text. */
  public String causeText() {
    return String.valueOf(getMessage());
  }
}
