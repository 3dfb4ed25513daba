package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.Execution;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Journal;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One execution as the store holds it.
 *
 * @param version of its newest journal entry
 * @param state the fold of its journal
 * @param times of its journal entries, in milliseconds
 * @param ends when it ended
 * @param redrives when it was redriven
 * @param attempts for each event that scheduled a task, what followed in that attempt
 * @param sent ids of the messages that its history says were sent
 */
public record Seen(
    ExecutionRow row,
    long version,
    List<HistoryEvent> events,
    Execution state,
    List<Long> times,
    Set<Long> ends,
    Set<Long> redrives,
    Map<Long, List<HistoryEvent>> attempts,
    Set<String> sent) {

  /** What it is now; only what is new since is read. */
  static Seen of(Tx tx, ExecutionRow row, long version, @Nullable Seen before) {
    List<HistoryEvent> events = new ArrayList<>(before == null ? List.of() : before.events());
    List<Long> times = new ArrayList<>(before == null ? List.of() : before.times());
    Set<Long> ends = new HashSet<>(before == null ? Set.of() : before.ends());
    Set<Long> redrives = new HashSet<>(before == null ? Set.of() : before.redrives());
    Execution state = before == null ? Execution.begin(row) : before.state();
    long known = before == null ? 0 : before.version();
    for (ExecutionStore.Entry bytes : tx.executions().journal(row.id(), known, Integer.MAX_VALUE)) {
      JournalEntry entry = Journal.decode(bytes.bytes());
      events.addAll(entry.events());
      times.add(entry.atMillis());
      if (entry.ended() != null) {
        ends.add(entry.atMillis());
      }
      if (entry.events().stream().anyMatch(e -> e.type() == HistoryEventType.EXECUTION_REDRIVEN)) {
        redrives.add(entry.atMillis());
      }
      state = Journal.fold(state, entry);
    }
    return new Seen(
        row, version, events, state, times, ends, redrives, attempts(events), sent(events));
  }

  boolean isRunning() {
    return row.status() == ExecutionStatus.RUNNING;
  }

  @Nullable HistoryEvent event(long id) {
    return id >= 1 && id <= events.size() ? events.get((int) id - 1) : null;
  }

  /** The events of one attempt of a task, behind the one that scheduled it. */
  Stream<HistoryEvent> attempt(TaskRef task) {
    return attempts.getOrDefault(task.event(), List.of()).stream();
  }

  long count(HistoryEventType type) {
    return events.stream().filter(event -> event.type() == type).count();
  }

  private static Map<Long, List<HistoryEvent>> attempts(List<HistoryEvent> events) {
    Map<Long, List<HistoryEvent>> attempts = new HashMap<>();
    Map<Long, Long> scheduledBy = new HashMap<>();
    for (HistoryEvent event : events) {
      Long scheduled = scheduledBy.get(event.previousId());
      if (event.type().awsName().endsWith("Scheduled")) {
        scheduledBy.put(event.id(), event.id());
      } else if (scheduled != null && isOfTask(event)) {
        scheduledBy.put(event.id(), scheduled);
        attempts.computeIfAbsent(scheduled, _ -> new ArrayList<>()).add(event);
      }
    }
    return attempts;
  }

  private static Set<String> sent(List<HistoryEvent> events) {
    Set<String> sent = new HashSet<>();
    for (HistoryEvent event : events) {
      var details = event.details();
      if (event.type() == HistoryEventType.TASK_SUBMITTED
          && details != null
          && details.path("resourceType").asString("").equals("sqs")) {
        String output = details.path("output").asString("");
        sent.add(Json.parse(output).path("MessageId").asString(""));
      }
    }
    return sent;
  }

  private static boolean isOfTask(HistoryEvent event) {
    String type = event.type().awsName();
    boolean family =
        type.startsWith("Task") || type.startsWith("LambdaFunction") || type.startsWith("Activity");
    return family && !type.startsWith("TaskState") && !type.endsWith("Scheduled");
  }

  static boolean endsAttempt(HistoryEvent event) {
    String type = event.type().awsName();
    return type.endsWith("Succeeded") || type.endsWith("Failed") || type.endsWith("TimedOut");
  }
}
