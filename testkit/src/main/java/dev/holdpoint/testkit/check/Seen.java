package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Execution;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.engine.Journal;
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
 * @param attempts for each event that scheduled a task, what followed in that attempt
 * @param sent ids of the messages that its history says were sent
 */
public record Seen(
    ExecutionRow row,
    long version,
    List<HistoryEvent> events,
    Execution state,
    Map<Long, List<HistoryEvent>> attempts,
    Set<String> sent) {
  static Seen of(Tx tx, ExecutionRow row, long version) {
    List<HistoryEvent> events = new ArrayList<>();
    for (ExecutionStore.Entry entry : tx.executions().journal(row.id(), 0, Integer.MAX_VALUE)) {
      events.addAll(Journal.decode(entry.bytes()).events());
    }
    return new Seen(
        row, version, List.copyOf(events), Engine.fold(tx, row), attempts(events), sent(events));
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
