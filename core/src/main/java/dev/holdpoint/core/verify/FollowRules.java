package dev.holdpoint.core.verify;

import dev.holdpoint.core.engine.HistoryEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which kind of event may follow which. */
final class FollowRules {
  private static final List<String> FAMILIES =
      List.of("TaskState", "Task", "LambdaFunction", "Activity");

  private FollowRules() {}

  /**
   * Whether the event may name one of this type as its previous one.
   *
   * @param before empty where it follows none
   */
  static boolean mayFollow(HistoryEvent event, String before) {
    String type = event.type().awsName();
    return switch (type) {
      case "ExecutionStarted", "ExecutionAborted", "ExecutionTimedOut" -> before.isEmpty();
      case "ExecutionRedriven" -> true;
      case "MapRunRedriven" -> before.equals("ExecutionRedriven");
      case "ExecutionSucceeded" -> before.endsWith("StateExited");
      case "ExecutionFailed" -> !before.isEmpty();
      case "EvaluationFailed" -> true;
      case String entered when entered.endsWith("StateEntered") ->
          event.id() == 2 ? before.isEmpty() : mayLeadIn(before);
      case String run when run.startsWith("MapRun") -> before.startsWith("Map");
      case String fork when fork.startsWith("Parallel") || fork.startsWith("Map") ->
          inFork(fork, before);
      case String aborted when aborted.endsWith("StateAborted") -> !before.isEmpty();
      case "TaskStateExited" ->
          before.equals("TaskStateEntered") || endsAttempt(before) || mayRecover(before);
      case String exited when exited.endsWith("StateExited") ->
          before.equals(exited.replace("Exited", "Entered")) || mayRecover(before);
      case String scheduled when scheduled.endsWith("Scheduled") ->
          before.equals("TaskStateEntered") || endsAttempt(before) || mayRecover(before);
      case String other -> inTask(other, before);
    };
  }

  /** A state is left or tried again by what its Catch or Retry makes of this. */
  private static boolean mayRecover(String before) {
    return before.equals("EvaluationFailed") || before.equals("ExecutionRedriven");
  }

  private static boolean mayLeadIn(String before) {
    return before.endsWith("StateExited")
        || before.equals("ParallelStateStarted")
        || before.equals("MapIterationStarted")
        || mayRecover(before);
  }

  private static boolean inFork(String type, String before) {
    return switch (type) {
      case "MapIterationStarted" ->
          before.equals("MapStateStarted") || before.endsWith("StateExited");
      case "MapIterationSucceeded", "ParallelStateSucceeded" -> before.endsWith("StateExited");
      case "MapStateSucceeded" ->
          before.equals("MapIterationSucceeded")
              || before.equals("MapStateStarted")
              || before.equals("MapRunSucceeded");
      case "ParallelStateExited" -> before.endsWith("StateExited") || before.endsWith("Failed");
      case "MapStateExited" ->
          before.startsWith("MapIteration")
              || before.startsWith("MapRun")
              || before.equals("MapStateStarted")
              || before.equals("MapStateSucceeded")
              || before.endsWith("Failed");
      // An attempt that follows a failed one, or the end of one, wherever in it the failure was.
      case String _ -> !before.isEmpty();
    };
  }

  static boolean endsAttempt(String type) {
    return family(type) != null
        && (type.endsWith("Succeeded") || type.endsWith("Failed") || type.endsWith("TimedOut"));
  }

  private static boolean inTask(String type, String before) {
    String family = family(type);
    if (family == null || !family.equals(family(before))) {
      return false;
    }
    return switch (type.substring(family.length())) {
      case "Started" -> before.endsWith("Scheduled");
      case "Submitted" -> before.endsWith("Started");
      case "Succeeded", "Failed" -> before.endsWith("Started") || before.endsWith("Submitted");
      case "TimedOut" -> !endsAttempt(before);
      case String _ -> false;
    };
  }

  /** The kind of task that an event tells of, or null where it tells of none. */
  static @Nullable String family(String type) {
    return FAMILIES.stream().filter(type::startsWith).findFirst().orElse(null);
  }
}
