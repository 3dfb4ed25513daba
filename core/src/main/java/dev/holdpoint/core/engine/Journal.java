package dev.holdpoint.core.engine;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import org.pcollections.IntTreePMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/**
 * Writes journal entries and folds them into an execution's state. What is folded after a restart
 * is what the interpreter held before it, for both come from the same entries.
 */
public final class Journal {
  private static final ObjectWriter WRITER = Json.mapper().writerFor(JournalEntry.class);
  private static final ObjectReader READER = Json.mapper().readerFor(JournalEntry.class);

  private Journal() {}

  public static byte[] encode(JournalEntry entry) {
    return WRITER.writeValueAsBytes(entry);
  }

  public static JournalEntry decode(byte[] bytes) {
    return READER.readValue(bytes);
  }

  /** The execution as it is after this entry. */
  public static Execution fold(Execution before, JournalEntry entry) {
    Execution moved =
        new Execution(
            before.row(),
            entry.ended() == null ? ExecutionStatus.RUNNING : entry.ended(),
            before.input(),
            before.roleArn(),
            entry.events().isEmpty() ? before.lastEvent() : entry.events().getLast().id(),
            entry.deadlineTimer() == null ? before.deadlineTimer() : entry.deadlineTimer(),
            entry.ended() == null
                ? new Folding(before.branches(), entry).branches()
                : IntTreePMap.empty(),
            entry.lastBranch() == null ? before.lastBranch() : entry.lastBranch());
    return before.lastEvent() == 0 ? started(moved, entry.events().getFirst()) : moved;
  }

  private static Execution started(Execution execution, HistoryEvent started) {
    return new Execution(
        execution.row(),
        execution.status(),
        Json.payload(text(started, "input")),
        text(started, "roleArn"),
        execution.lastEvent(),
        execution.deadlineTimer(),
        execution.branches(),
        execution.lastBranch());
  }

  /** What a task's scheduling event says was to be sent, as JSON text. */
  static String sent(Tx tx, TaskRef task) {
    byte[] bytes =
        tx.executions().journalFromEvent(task.execution(), task.event(), 1).getFirst().bytes();
    HistoryEvent scheduled = find(decode(bytes), task.event());
    boolean service = scheduled.type() == HistoryEventType.TASK_SCHEDULED;
    return text(scheduled, service ? "parameters" : "input");
  }

  static HistoryEvent find(JournalEntry entry, long event) {
    List<HistoryEvent> events = entry.events();
    int index = (int) (event - events.getFirst().id());
    if (index < 0 || index >= events.size()) {
      throw new IllegalStateException(
          "Expected the event in this journal entry, but it is not there (event=" + event + ")");
    }
    return events.get(index);
  }

  static String text(HistoryEvent event, String member) {
    JsonNode value = event.details() == null ? null : event.details().get(member);
    if (value == null) {
      throw new IllegalStateException(
          "Expected a member of the event, but there is none (event="
              + event.id()
              + ", member="
              + member
              + ")");
    }
    return value.stringValue();
  }
}
