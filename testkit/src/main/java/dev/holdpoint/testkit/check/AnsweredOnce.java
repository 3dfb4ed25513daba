package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.TaskRef;
import java.util.HashSet;
import java.util.Set;

/** A token is answered once, and an attempt of a task ends once. */
final class AnsweredOnce implements Checker {
  @Override
  public void check(Snapshot now, Ledger told) {
    Set<TaskRef> answered = new HashSet<>();
    told.answers()
        .forEach(answer ->
            Violation.unless(answered.add(answer.task()), "A token was answered twice", answer));
    now.changed().forEach(AnsweredOnce::check);
  }

  private static void check(Seen seen) {
    for (HistoryEvent event : seen.events()) {
      if (event.type().awsName().endsWith("Scheduled")) {
        TaskRef task = new TaskRef(seen.row().id(), 0, event.id());
        long ends = seen.attempt(task).filter(Seen::endsAttempt).count();
        Violation.unless(ends <= 1, "An attempt ended " + ends + " times", event);
      }
    }
  }
}
