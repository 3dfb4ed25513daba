package dev.holdpoint.core.engine;

import dev.holdpoint.core.query.QueryFailure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A failure of the workflow: a value, which Retry and Catch look at.
 *
 * @param error null where a worker failed its task without naming an error
 * @param heartbeat whether a missed heartbeat caused it; AWS calls that {@code States.Timeout} too
 */
public record Failure(@Nullable String error, @Nullable String cause, boolean heartbeat) {
  public static final String TIMEOUT = "States.Timeout";
  public static final String HEARTBEAT_TIMEOUT = "States.HeartbeatTimeout";
  public static final String RUNTIME = "States.Runtime";
  public static final String DATA_LIMIT_EXCEEDED = "States.DataLimitExceeded";

  public static Failure of(@Nullable String error, @Nullable String cause) {
    return new Failure(error, cause, false);
  }

  /** An expression of this state that could not be evaluated, in AWS's frame. */
  public static Failure in(Position at, QueryFailure failure) {
    return of(
        failure.error(),
        "An error occurred while executing the state '"
            + at.state()
            + "' (entered at the event id #"
            + at.enteredEvent()
            + "). "
            + failure.causeText());
  }

  /** A task that took too long, or whose worker was silent for too long. */
  public static Failure timeout(boolean heartbeat) {
    return new Failure(TIMEOUT, null, heartbeat);
  }

  /** Whether it ends the whole execution wherever it occurs, unless its own state names it. */
  public boolean isFatal() {
    return RUNTIME.equals(error);
  }

  public static Failure tooLarge(String state) {
    return of(
        DATA_LIMIT_EXCEEDED,
        "The state/task '"
            + state
            + "' returned a result with a size exceeding the maximum number of bytes service limit.");
  }

  /** A state that assigns more to variables than it may. */
  public static Failure tooMuchAssigned(String state) {
    return of(
        DATA_LIMIT_EXCEEDED,
        "The state/task '"
            + state
            + "' assigned variables with a size exceeding the maximum number of bytes service"
            + " limit.");
  }

  /** Whether one of these names, as they stand in {@code ErrorEquals}, means this failure. */
  public boolean isOneOf(List<String> names) {
    return names.stream().anyMatch(this::isNamed);
  }

  private boolean isNamed(String name) {
    return switch (name) {
      case "States.ALL" -> !isFinal();
      case "States.TaskFailed" -> !isFinal() && !TIMEOUT.equals(error);
      case HEARTBEAT_TIMEOUT -> heartbeat || name.equals(error);
      case String other -> other.equals(error);
    };
  }

  /** What no wildcard catches. */
  private boolean isFinal() {
    return RUNTIME.equals(error) || DATA_LIMIT_EXCEEDED.equals(error);
  }
}
