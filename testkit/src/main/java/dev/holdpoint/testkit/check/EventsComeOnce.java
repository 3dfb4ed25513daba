package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.HistoryEventType;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Each change of an execution's status is told once, or is owed to be told; an event that was
 * acknowledged came once. Nobody deletes what comes to these queues.
 */
final class EventsComeOnce implements Checker {
  private final Map<Long, String> arns = new HashMap<>();
  private final Map<Long, String> ids = new HashMap<>();

  @Override
  public void check(Snapshot now, Ledger told) {
    if (now.isThere(Snapshot.STATUSES)) {
      checkStatuses(now);
    }
    List<String> orders = new ArrayList<>();
    for (Message message : now.messages(Snapshot.ORDERS)) {
      orders.add(
          ids.computeIfAbsent(message.id(), _ -> event(message.body()).path("id").asString()));
    }
    Set<String> once = new HashSet<>(orders);
    Violation.unless(once.size() == orders.size(), "An event came twice", orders);
    Violation.unless(
        once.containsAll(told.putEvents()), "An event that was acknowledged is lost", once);
  }

  private void checkStatuses(Snapshot now) {
    Map<String, Integer> counts = new HashMap<>();
    for (Message message : now.messages(Snapshot.STATUSES)) {
      String arn = arns.computeIfAbsent(message.id(), _ -> execution(event(message.body())));
      counts.merge(arn, 1, Integer::sum);
    }
    for (OutboxEntry entry : now.outbox()) {
      if (entry.kind() == OutboxKind.EVENT) {
        counts.merge(arns.computeIfAbsent(entry.id(), _ -> owed(entry)), 1, Integer::sum);
      }
    }
    for (Map.Entry<ExecutionId, Seen> each : now.executions().entrySet()) {
      Seen seen = each.getValue();
      long redrives = seen.count(HistoryEventType.EXECUTION_REDRIVEN);
      // AWS tells nobody of Express executions.
      long changes = seen.row().isExpress() ? 0 : 1 + 2 * redrives + (seen.isRunning() ? 0 : 1);
      int counted = counts.getOrDefault(seen.row().arn().value(), 0);
      Violation.unless(
          counted == changes,
          "A change of status was told %d times and not %d".formatted(counted, changes),
          seen.row());
    }
  }

  private static String owed(OutboxEntry entry) {
    return execution(event(event(entry.body()).path("event").asString()));
  }

  private static String execution(JsonNode event) {
    return event.at("/detail/executionArn").asString();
  }

  private static JsonNode event(String text) {
    return Json.parse(text);
  }
}
