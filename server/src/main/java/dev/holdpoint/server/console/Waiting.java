package dev.holdpoint.server.console;

import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Journal;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.Position;
import dev.holdpoint.core.states.Histories;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a running execution waits for.
 *
 * @param enteredEvent number of the event that tells of entering the state
 * @param what in words that follow "waits for"
 * @param person whether somebody outside must say something
 * @param until when it goes on by itself, or null where it does not
 * @param beat until when its worker must show that it is alive, or null where it need not
 */
record Waiting(
    String state,
    long enteredEvent,
    String what,
    boolean person,
    Instant since,
    @Nullable Instant until,
    @Nullable Instant beat) {

  /** All that it waits for; empty once it has ended. */
  static List<Waiting> of(Tx tx, ExecutionRow row) {
    return row.status() == ExecutionStatus.RUNNING
        ? positions(tx, row).stream().map(position -> at(tx, row, position)).toList()
        : List.of();
  }

  /** The newest entry tells of a single branch; where there are more, all entries are read. */
  private static List<Position> positions(Tx tx, ExecutionRow row) {
    ExecutionStore.Locked locked = tx.executions().lock(row.id());
    if (locked == null || locked.version() == 0) {
      return List.of();
    }
    ExecutionStore.Entry newest =
        tx.executions().journal(row.id(), locked.version() - 1, 1).getFirst();
    JournalEntry entry = Journal.decode(newest.bytes());
    return isAll(entry.positions())
        ? entry.positions()
        : Engine.fold(tx, row).branches().values().stream().map(b -> b.position()).toList();
  }

  private static boolean isAll(List<Position> moved) {
    return moved.size() == 1
        && moved.getFirst().origin() == null
        && !(moved.getFirst().phase() instanceof Phase.Forked);
  }

  private static Waiting at(Tx tx, ExecutionRow row, Position position) {
    return switch (position.phase()) {
      case Phase.Running(), Phase.Done() -> simple(position, "its next step", null);
      case Phase.Forked forked ->
          simple(
              position,
              forked.total() - forked.done() + " of " + forked.total() + " branches",
              due(tx, forked.timer()));
      case Phase.Mapping _ -> simple(position, "its map run", null);
      case Phase.Sleeping(long timer) -> simple(position, "its time", due(tx, timer));
      case Phase.Retrying(long timer) -> simple(position, "its next attempt", due(tx, timer));
      case Phase.Yielding(long timer, _) -> simple(position, "its next turn", due(tx, timer));
      case Phase.Calling calling -> calling(tx, row, position, calling);
    };
  }

  private static Waiting simple(Position position, String what, @Nullable Instant until) {
    return new Waiting(
        position.state(), position.enteredEvent(), what, false, position.enteredAt(), until, null);
  }

  private static Waiting calling(
      Tx tx, ExecutionRow row, Position position, Phase.Calling calling) {
    Histories.Timed scheduled = Histories.forward(tx, row, calling.event(), 1).events().getFirst();
    String resource = resource(scheduled.event().details());
    boolean callback = resource.endsWith(".waitForTaskToken");
    boolean activity = resource.contains(":activity:");
    return new Waiting(
        position.state(),
        position.enteredEvent(),
        callback ? "a callback" : activity ? "a worker" : resource,
        callback || activity,
        scheduled.timestamp(),
        due(tx, calling.timeoutTimer()),
        due(tx, calling.heartbeatTimer()));
  }

  private static String resource(@Nullable ObjectNode details) {
    return details == null || !details.has("resource") ? "" : details.get("resource").stringValue();
  }

  private static @Nullable Instant due(Tx tx, long id) {
    Timer timer = id == 0 ? null : tx.timers().find(id);
    return timer == null ? null : timer.due();
  }
}
