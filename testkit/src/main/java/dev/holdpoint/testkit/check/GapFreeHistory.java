package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.HistoryEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Events are numbered without a gap, and each follows what it may follow. */
final class GapFreeHistory implements Checker {
  private static final List<String> FAMILIES =
      List.of("TaskState", "Task", "LambdaFunction", "Activity");

  @Override
  public void check(Snapshot now, Ledger told) {
    now.changed().forEach(GapFreeHistory::check);
  }

  private static void check(Seen seen) {
    long expected = 1;
    for (HistoryEvent event : seen.events()) {
      Violation.unless(event.id() == expected++, "A gap in the history", event);
      Violation.unless(event.previousId() < event.id(), "An event follows a later one", event);
      HistoryEvent previous = seen.event(event.previousId());
      String before = previous == null ? "" : previous.type().awsName();
      Violation.unless(
          mayFollow(event, before), "An event follows what it cannot: '" + before + "'", event);
    }
  }

  private static boolean mayFollow(HistoryEvent event, String before) {
    String type = event.type().awsName();
    return switch (type) {
      case "ExecutionStarted", "ExecutionAborted", "ExecutionTimedOut" -> before.isEmpty();
      case "ExecutionSucceeded" -> before.endsWith("StateExited");
      case "ExecutionFailed" -> !before.isEmpty();
      case "EvaluationFailed" -> true;
      case String entered when entered.endsWith("StateEntered") ->
          event.id() == 2 ? before.isEmpty() : mayLeadIn(before);
      case String fork when fork.startsWith("Parallel") || fork.startsWith("Map") ->
          inFork(fork, before);
      case String aborted when aborted.endsWith("StateAborted") -> !before.isEmpty();
      case "TaskStateExited" -> before.equals("TaskStateEntered") || endsAttempt(before);
      case String exited when exited.endsWith("StateExited") ->
          before.equals(exited.replace("Exited", "Entered"));
      case String scheduled when scheduled.endsWith("Scheduled") ->
          before.equals("TaskStateEntered") || endsAttempt(before);
      case String other -> inTask(other, before);
    };
  }

  private static boolean mayLeadIn(String before) {
    return before.endsWith("StateExited")
        || before.equals("ParallelStateStarted")
        || before.equals("MapIterationStarted");
  }

  private static boolean inFork(String type, String before) {
    return switch (type) {
      case "MapIterationStarted" ->
          before.equals("MapStateStarted") || before.endsWith("StateExited");
      case "MapIterationSucceeded", "ParallelStateSucceeded" -> before.endsWith("StateExited");
      case "MapStateSucceeded" ->
          before.equals("MapIterationSucceeded") || before.equals("MapStateStarted");
      case "ParallelStateExited" -> before.endsWith("StateExited") || before.endsWith("Failed");
      case "MapStateExited" ->
          before.startsWith("MapIteration")
              || before.equals("MapStateStarted")
              || before.endsWith("Failed");
      // An attempt that follows a failed one, or the end of one, wherever in it the failure was.
      case String _ -> !before.isEmpty();
    };
  }

  private static boolean endsAttempt(String type) {
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

  private static @Nullable String family(String type) {
    return FAMILIES.stream().filter(type::startsWith).findFirst().orElse(null);
  }
}
