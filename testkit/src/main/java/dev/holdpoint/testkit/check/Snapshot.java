package dev.holdpoint.testkit.check;

import dev.holdpoint.core.engine.OwedTask;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Message;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Set<TaskRef> owed,
    Set<TaskRef> offered,
    List<Message> messages) {
  private static final int ALL = 1_000_000;
  private static final Instant FAR = Instant.parse("9000-01-01T00:00:00Z");

  /** Carries what was seen out of a unit of work that is taken back. */
  private static final class Peek extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Snapshot seen;

    Peek(Snapshot seen) {
      super(null, null, false, false);
      this.seen = seen;
    }
  }

  /**
   * What is there now. The ports can claim and receive but not look, so it does that in a unit of
   * work that fails.
   *
   * @param before what has not changed since is taken from here
   */
  public static Snapshot take(Store store, String queue, @Nullable Snapshot before) {
    try {
      store.<Void>write(tx -> {
        throw new Peek(of(tx, queue, before));
      });
      throw new IllegalStateException("Expected the unit of work to fail, but it did not");
    } catch (Peek peek) {
      return peek.seen;
    }
  }

  private static Snapshot of(Tx tx, String queue, @Nullable Snapshot before) {
    Map<ExecutionId, Seen> executions = new LinkedHashMap<>();
    List<Seen> changed = new ArrayList<>();
    for (ExecutionRow row : tx.executions().list(ExecutionFilter.ALL, null, ALL)) {
      Seen seen = seen(tx, row, before);
      executions.put(row.id(), seen);
      if (!isSame(before == null ? null : before.executions().get(row.id()), seen)) {
        changed.add(seen);
      }
    }
    Set<TaskRef> owed =
        tx.outbox().claim(FAR, FAR, ALL).stream()
            .filter(entry -> entry.kind() == OutboxKind.TASK)
            .map(entry -> Json.mapper().readValue(entry.body(), OwedTask.class).task())
            .collect(Collectors.toSet());
    Set<TaskRef> offered =
        tx.resources().list(ResourceKind.ACTIVITY_TASK, "", null, ALL).stream()
            .map(row -> task(row.body()))
            .collect(Collectors.toSet());
    List<Timer> timers = tx.timers().due(FAR, ALL);
    return new Snapshot(
        executions, changed, timers, owed, offered, tx.messages().receive(queue, FAR, FAR, ALL));
  }

  private static boolean isSame(@Nullable Seen known, Seen seen) {
    return known != null && known.version() == seen.version() && known.row().equals(seen.row());
  }

  private static Seen seen(Tx tx, ExecutionRow row, @Nullable Snapshot before) {
    ExecutionStore.Locked locked = tx.executions().lock(row.id());
    long version = locked == null ? 0 : locked.version();
    Seen known = before == null ? null : before.executions().get(row.id());
    return known != null && known.version() == version && known.row().equals(row)
        ? known
        : Seen.of(tx, row, version);
  }

  private static TaskRef task(JsonNode waiting) {
    return new TaskRef(
        new ExecutionId(waiting.get("execution").longValue()),
        waiting.get("branch").intValue(),
        waiting.get("event").longValue());
  }
}
