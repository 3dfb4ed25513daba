package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.store.Message;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A message is there exactly if history says that it was sent, an owed call if it was scheduled.
 */
final class NoEffectWithoutCommit implements Checker {
  @Override
  public void check(Snapshot now, Ledger told) {
    Set<String> there =
        now.messages(Snapshot.WORK).stream().map(Message::messageId).collect(Collectors.toSet());
    Set<String> sent = new HashSet<>(told.sent());
    now.executions().values().forEach(seen -> sent.addAll(seen.sent()));
    for (Message message : now.messages(Snapshot.WORK)) {
      boolean meant = sent.contains(message.messageId()) || told.mayBeSent(message.body());
      Violation.unless(meant, "A message that no history tells of", message);
    }
    for (String message : sent) {
      boolean kept = there.contains(message) || told.mayBeDeleted(message);
      Violation.unless(kept, "A message is lost", message);
    }
    now.owed().forEach(task -> checkScheduled(now, task));
    now.offered().forEach(task -> checkScheduled(now, task));
  }

  private static void checkScheduled(Snapshot now, TaskRef task) {
    Seen seen = now.executions().get(task.execution());
    HistoryEvent scheduled = seen == null ? null : seen.event(task.event());
    boolean told = scheduled != null && scheduled.type().awsName().endsWith("Scheduled");
    Violation.unless(told, "A call that no history tells of", task);
  }
}
