package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.OwedTask;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Mail;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Resource;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Everything that the store holds at one moment.
 *
 * @param changed executions that are not as they were in the snapshot before
 * @param owed tasks whose call stands in the outbox
 * @param offered tasks that wait for an activity's worker
 */
public record Snapshot(
    Map<ExecutionId, Seen> executions,
    List<Seen> changed,
    List<Timer> timers,
    List<OutboxEntry> outbox,
    Set<TaskRef> owed,
    Set<TaskRef> offered,
    List<Mail> mails,
    List<MapRunRow> mapRuns,
    Map<String, List<Message>> queues) {
  /** The queue that workflows and clients send to. */
  public static final String WORK = "work";

  /** The queue of a schedule. */
  public static final String TICKS = "ticks";

  /** The queue that hears of executions. */
  public static final String STATUSES = "statuses";

  /** The queue that gets what somebody puts on the bus. */
  public static final String ORDERS = "orders";

  private static final int ALL = Integer.MAX_VALUE;

  /**
   * What is there now.
   *
   * @param before what has not changed since is taken from here
   */
  public static Snapshot take(Store store, @Nullable Snapshot before) {
    return store.read(tx -> of(tx, before));
  }

  private static Snapshot of(Tx tx, @Nullable Snapshot before) {
    Map<ExecutionId, Seen> executions = new LinkedHashMap<>();
    List<Seen> changed = new ArrayList<>();
    for (ExecutionRow row : tx.executions().list(ExecutionFilter.ALL, null, ALL)) {
      Seen known = before == null ? null : before.executions().get(row.id());
      Seen seen = seen(tx, row, known);
      executions.put(row.id(), seen);
      if (!isAt(known, row, seen.version())) {
        changed.add(seen);
      }
    }
    List<OutboxEntry> outbox = rows(tx.survey().outbox(Long.MIN_VALUE, ALL));
    Set<TaskRef> owed =
        outbox.stream()
            .filter(entry -> entry.kind() == OutboxKind.TASK)
            .map(entry -> Json.mapper().readValue(entry.body(), OwedTask.class).task())
            .collect(Collectors.toSet());
    Set<TaskRef> offered =
        tx.resources().list(ResourceKind.ACTIVITY_TASK, "", null, ALL).stream()
            .map(row -> task(row.body()))
            .collect(Collectors.toSet());
    return new Snapshot(
        executions,
        changed,
        rows(tx.survey().timers(Long.MIN_VALUE, ALL)),
        outbox,
        owed,
        offered,
        rows(tx.survey().mails(Long.MIN_VALUE, ALL)),
        rows(tx.survey().mapRuns(Long.MIN_VALUE, ALL)),
        queues(tx));
  }

  private static Map<String, List<Message>> queues(Tx tx) {
    Map<String, List<Message>> queues = new HashMap<>();
    for (Resource queue : tx.resources().list(ResourceKind.QUEUE, "", null, ALL)) {
      queues.put(name(queue.key()), new ArrayList<>());
    }
    for (Message message : rows(tx.survey().messages(Long.MIN_VALUE, ALL))) {
      queues.computeIfAbsent(name(message.queue()), _ -> new ArrayList<>()).add(message);
    }
    return queues;
  }

  private static String name(String arn) {
    return arn.substring(arn.lastIndexOf(':') + 1);
  }

  /** The map runs, each with the executions that it began. */
  Map<MapRun, List<Seen>> ofMapRuns() {
    Map<Long, List<Seen>> begun = new HashMap<>();
    for (Seen seen : executions.values()) {
      Origin.Batch batch = seen.row().origin().batch();
      if (batch != null) {
        begun.computeIfAbsent(batch.mapRun(), _ -> new ArrayList<>()).add(seen);
      }
    }
    Map<MapRun, List<Seen>> runs = new LinkedHashMap<>();
    mapRuns.forEach(row -> runs.put(MapRun.of(row), begun.getOrDefault(row.id(), List.of())));
    return runs;
  }

  /** Whether there is a queue of this name. */
  boolean isThere(String queue) {
    return queues.containsKey(queue);
  }

  /** The messages of the queue of this name. */
  List<Message> messages(String queue) {
    return queues.getOrDefault(queue, List.of());
  }

  private static <T> List<T> rows(List<Survey.Kept<T>> kept) {
    return kept.stream().map(row -> Objects.requireNonNull(row.row())).toList();
  }

  private static Seen seen(Tx tx, ExecutionRow row, @Nullable Seen known) {
    ExecutionStore.Locked locked = tx.executions().lock(row.id());
    long version = locked == null ? 0 : locked.version();
    return known != null && isAt(known, row, version) ? known : Seen.of(tx, row, version, known);
  }

  private static boolean isAt(@Nullable Seen known, ExecutionRow row, long version) {
    return known != null && known.version() == version && known.row().equals(row);
  }

  private static TaskRef task(JsonNode waiting) {
    return new TaskRef(
        new ExecutionId(waiting.get("execution").longValue()),
        waiting.get("branch").intValue(),
        waiting.get("event").longValue());
  }

  /** What a node remembers of an execution is what the store holds, or was it once. */
  public void compare(Engine node) {
    for (Seen seen : executions.values()) {
      Engine.Remembered hot = node.remembered(seen.row().id());
      Violation.unless(
          hot == null || hot.version() <= seen.version(),
          "A node remembers what is not committed",
          seen.row());
    }
    changed.forEach(seen -> compare(node, seen));
  }

  private static void compare(Engine node, Seen seen) {
    Engine.Remembered hot = node.remembered(seen.row().id());
    if (hot != null && hot.version() == seen.version()) {
      String folded = Witness.shown(seen.state());
      String remembered = Witness.shown(hot.execution());
      Violation.unless(
          folded.equals(remembered), "A node remembers it otherwise", folded + " / " + remembered);
    }
  }
}
