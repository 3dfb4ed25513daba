package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.IntTreePMap;
import tools.jackson.core.JacksonException;
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

  /** The entry as JSON, and behind it a checksum. */
  public static byte[] encode(JournalEntry entry) {
    return Checksum.append(WRITER.writeValueAsBytes(entry));
  }

  /**
   * Reads what {@link #encode} wrote, now or in an earlier version.
   *
   * @throws DamagedRow where it is not what was written
   */
  public static JournalEntry decode(byte[] bytes) {
    int length = Checksum.check(bytes);
    try {
      return READER.readValue(bytes, 0, length);
    } catch (JacksonException e) {
      throw new DamagedRow("A journal entry cannot be read: " + e.getOriginalMessage(), e);
    }
  }

  /** The execution as it is after this entry. */
  public static Execution fold(Execution before, JournalEntry entry) {
    checkNext(before, entry);
    boolean ended = entry.ended() != null;
    // A redrive begins where the branches stood at the end.
    IntTreePMap<Branch> from =
        before.status() == ExecutionStatus.RUNNING ? before.branches() : before.revived();
    IntTreePMap<Branch> branches =
        entry.ended() == ExecutionStatus.SUCCEEDED
            ? IntTreePMap.empty()
            : new Folding(from, entry).branches();
    boolean first = before.lastEvent() == 0;
    HistoryEvent started = first ? entry.events().getFirst() : null;
    return new Execution(
        before.row(),
        entry.ended() == null ? ExecutionStatus.RUNNING : entry.ended(),
        started == null ? before.input() : Json.payload(text(started, "input")),
        started == null ? before.roleArn() : text(started, "roleArn"),
        entry.events().isEmpty() ? before.lastEvent() : entry.events().getLast().id(),
        entry.deadlineTimer() == null ? before.deadlineTimer() : entry.deadlineTimer(),
        ended ? IntTreePMap.empty() : branches,
        entry.lastBranch() == null ? before.lastBranch() : entry.lastBranch(),
        ended ? branches : IntTreePMap.empty(),
        redrive(before.redrive(), entry));
  }

  /** An entry that is missing shows in the numbers of the events. */
  private static void checkNext(Execution before, JournalEntry entry) {
    long expected = before.lastEvent() + 1;
    long first = entry.events().isEmpty() ? expected : entry.events().getFirst().id();
    if (first != expected || (before.lastEvent() == 0 && entry.events().isEmpty())) {
      throw new DamagedRow(
          "A journal entry is missing (expected event %d, found %d)".formatted(expected, first),
          null);
    }
  }

  private static @Nullable Redrive redrive(@Nullable Redrive before, JournalEntry entry) {
    HistoryEvent first = entry.events().isEmpty() ? null : entry.events().getFirst();
    return first == null || first.type() != HistoryEventType.EXECUTION_REDRIVEN
        ? before
        : new Redrive(
            before == null ? 1 : before.count() + 1, Instant.ofEpochMilli(entry.atMillis()));
  }

  /** The call that a task's scheduling event tells of. */
  static Effect.CallTask sent(Tx tx, TaskRef task, Resource resource) {
    byte[] bytes =
        tx.executions().journalFromEvent(task.execution(), task.event(), 1).getFirst().bytes();
    HistoryEvent scheduled = find(decode(bytes), task.event());
    boolean service = scheduled.type() == HistoryEventType.TASK_SCHEDULED;
    JsonNode parameters = Json.parse(text(scheduled, service ? "parameters" : "input"));
    return new Effect.CallTask(task, resource, parameters, role(scheduled));
  }

  private static @Nullable String role(HistoryEvent scheduled) {
    JsonNode given =
        scheduled.details() == null ? null : scheduled.details().get("taskCredentials");
    return given == null ? null : given.get("roleArn").stringValue();
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
