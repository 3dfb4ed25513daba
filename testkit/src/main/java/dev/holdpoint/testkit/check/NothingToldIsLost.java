package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Phase;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What was answered 200 is there: every start, and every answer to a task. */
final class NothingToldIsLost implements Checker {
  @Override
  public void check(Snapshot now, Ledger told) {
    told.starts().forEach(start -> check(now, start));
    told.answers().forEach(answer -> check(now, answer));
    told.stops()
        .forEach(stop ->
            Violation.unless(
                happened(now, stop, true), "A stop that was acknowledged is lost", stop));
    told.redrives()
        .forEach(redrive ->
            Violation.unless(
                happened(now, redrive, false), "A redrive that was acknowledged is lost", redrive));
  }

  /** Whether a journal entry of that moment tells of an end, or of a redrive. */
  private static boolean happened(Snapshot now, Ledger.Moment moment, boolean end) {
    Seen seen = now.executions().get(moment.execution());
    return seen != null
        && (end ? seen.ends() : seen.redrives()).contains(moment.at().toEpochMilli());
  }

  private static void check(Snapshot now, Ledger.Start start) {
    Seen seen = now.executions().get(start.execution());
    boolean there =
        seen != null
            && !seen.events().isEmpty()
            && start.input().equals(detail(seen.events().getFirst(), "input"));
    Violation.unless(there, "A start that was acknowledged is lost", start);
  }

  private static void check(Snapshot now, Ledger.Answer answer) {
    Seen seen = now.executions().get(answer.task().execution());
    Violation.unless(
        seen != null && (isShown(seen, answer) || isKept(seen, answer) || isMoot(seen, answer)),
        "An answer that was acknowledged is lost",
        answer);
  }

  private static boolean isShown(Seen seen, Ledger.Answer answer) {
    return seen.attempt(answer.task())
        .filter(Seen::endsAttempt)
        .anyMatch(end -> tells(end, answer));
  }

  private static boolean tells(HistoryEvent end, Ledger.Answer answer) {
    String type = end.type().awsName();
    return answer.output() == null
        ? type.endsWith("Failed") && Objects.equals(detail(end, "error"), answer.error())
        : type.endsWith("Succeeded") && answer.output().equals(detail(end, "output"));
  }

  private static boolean isKept(Seen seen, Ledger.Answer answer) {
    return seen.state().branches().values().stream()
        .anyMatch(branch ->
            branch.position().phase() instanceof Phase.Calling calling
                && calling.event() == answer.task().event()
                && calling.answer() != null
                && Objects.equals(calling.answer().output(), answer.output()));
  }

  /**
   * Kept until its call is acknowledged, it may be overtaken by the end of the execution, or of its
   * branch, which another one's failure gave up; a redrive then begins the task anew.
   */
  private static boolean isMoot(Seen seen, Ledger.Answer answer) {
    boolean over =
        seen.count(HistoryEventType.EXECUTION_ABORTED) > 0
            || seen.count(HistoryEventType.EXECUTION_TIMED_OUT) > 0
            || seen.state().branches().get(answer.task().branch()) == null
            || isRedrivenSince(seen, answer.task().event());
    return over && seen.attempt(answer.task()).noneMatch(NothingToldIsLost::isAcknowledged);
  }

  private static boolean isRedrivenSince(Seen seen, long event) {
    return seen.events().stream()
        .anyMatch(one -> one.type() == HistoryEventType.EXECUTION_REDRIVEN && one.id() > event);
  }

  private static boolean isAcknowledged(HistoryEvent event) {
    String type = event.type().awsName();
    return type.equals("TaskSubmitted")
        || type.equals("ActivityStarted")
        || Seen.endsAttempt(event);
  }

  private static @Nullable String detail(HistoryEvent event, String member) {
    var details = event.details();
    return details == null || !details.has(member) ? null : details.get(member).stringValue();
  }
}
