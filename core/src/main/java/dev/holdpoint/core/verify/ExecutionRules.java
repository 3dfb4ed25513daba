package dev.holdpoint.core.verify;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.engine.Branch;
import dev.holdpoint.core.engine.Definitions;
import dev.holdpoint.core.engine.Execution;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.Journal;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.engine.Phase;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.states.ChildExecutions;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.Progress;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One execution: its row, its journal, and that something will wake it. */
final class ExecutionRules {
  private final Tx tx;
  private final Definitions definitions;
  private final Awaited awaited;
  private final Consumer<Finding> told;

  ExecutionRules(Tx tx, Definitions definitions, Awaited awaited, Consumer<Finding> told) {
    this.tx = tx;
    this.definitions = definitions;
    this.awaited = awaited;
    this.told = told;
  }

  /** Looks at it; returns how many events its history has. */
  long check(ExecutionRow row) {
    String arn = row.arn().value();
    if (row.heldBecause() != null) {
      told.accept(new Finding(arn, "It is held: " + row.heldBecause()));
    }
    List<HistoryEvent> events = new ArrayList<>();
    try {
      Folded journal = fold(row, events);
      Execution execution = journal.execution();
      HistoryRules.check(events, (what, where) -> told.accept(finding(arn, what, where)));
      checkRow(row, events, execution);
      checkEnd(row, journal.endedAt());
      if (row.status() == ExecutionStatus.RUNNING) {
        checkWoken(arn, execution, events);
      }
    } catch (RuntimeException damaged) {
      told.accept(
          finding(
              arn,
              "Its journal or definition cannot be read",
              String.valueOf(damaged.getMessage())));
    }
    return events.size();
  }

  private Folded fold(ExecutionRow row, List<HistoryEvent> events) {
    Instant endedAt = null;
    Execution execution = Execution.begin(row);
    for (ExecutionStore.Entry bytes : tx.executions().journal(row.id(), 0, Integer.MAX_VALUE)) {
      JournalEntry entry = Journal.decode(bytes.bytes());
      events.addAll(entry.events());
      execution = Journal.fold(execution, entry);
      if (entry.ended() != null) {
        endedAt = Instant.ofEpochMilli(entry.atMillis());
      }
    }
    return new Folded(execution, endedAt);
  }

  /**
   * What a journal says.
   *
   * @param endedAt when it ended, the last time it did
   */
  private record Folded(Execution execution, @Nullable Instant endedAt) {}

  private void checkRow(ExecutionRow row, List<HistoryEvent> events, Execution execution) {
    String arn = row.arn().value();
    ExecutionStatus history = HistoryRules.status(events);
    if (history != row.status() || execution.status() != row.status()) {
      told.accept(
          new Finding(
              arn,
              "Its row says %s, its history %s, its journal %s"
                  .formatted(row.status(), history, execution.status())));
    }
    definitions.get(tx, row.definition());
  }

  private void checkEnd(ExecutionRow row, @Nullable Instant endedAt) {
    Instant wanted = row.status() == ExecutionStatus.RUNNING ? null : endedAt;
    if (!Objects.equals(wanted, row.stoppedAt())) {
      told.accept(
          new Finding(
              row.arn().value(),
              "Its row says that it ended at %s, its journal at %s"
                  .formatted(row.stoppedAt(), wanted)));
    }
  }

  private void checkWoken(String arn, Execution execution, List<HistoryEvent> events) {
    if (execution.branches().isEmpty()) {
      told.accept(new Finding(arn, "It runs, but waits for nothing"));
    }
    awaited.timer(execution.deadlineTimer(), arn);
    for (Branch branch : execution.branches().values()) {
      checkWoken(arn, execution, branch, events);
    }
  }

  private void checkWoken(
      String arn, Execution execution, Branch branch, List<HistoryEvent> events) {
    switch (branch.position().phase()) {
      case Phase.Running(), Phase.Done() ->
          told.accept(finding(arn, "A branch stands still", branch.position()));
      case Phase.Sleeping(long timer) -> awaited.timer(timer, arn);
      case Phase.Retrying(long timer) -> awaited.timer(timer, arn);
      case Phase.Yielding(long timer, String _) -> awaited.timer(timer, arn);
      case Phase.Forked forked -> {
        awaited.timer(forked.timer(), arn);
        if (forked.timer() == 0 && forked.started() <= forked.done()) {
          told.accept(finding(arn, "Nothing runs for a state that waits", branch.position()));
        }
      }
      case Phase.Mapping(long event, _, _) -> checkMapRun(arn, execution, event);
      case Phase.Calling calling -> {
        awaited.timer(calling.timeoutTimer(), arn);
        awaited.timer(calling.heartbeatTimer(), arn);
        checkCall(arn, execution, branch, calling, events);
      }
    }
  }

  private void checkCall(
      String arn,
      Execution execution,
      Branch branch,
      Phase.Calling calling,
      List<HistoryEvent> events) {
    TaskRef task = new TaskRef(execution.row().id(), branch.position().branch(), calling.event());
    if (!calling.submitted()) {
      String scheduled = events.get((int) task.event() - 1).type().awsName();
      boolean activity = scheduled.equals("ActivityScheduled");
      (activity ? awaited.offers() : awaited.calls()).put(task, arn);
    } else if (waitsForJob(execution, branch) && !ChildExecutions.isAwaited(tx, task)) {
      awaited.jobs().put(task, arn);
    }
  }

  private boolean waitsForJob(Execution execution, Branch branch) {
    State state =
        definitions.get(tx, execution.row().definition()).state(branch.position().state());
    return state instanceof State.Task called
        && called.resource() instanceof Resource.Integration integration
        && (integration.pattern() == Resource.Pattern.SYNC
            || integration.pattern() == Resource.Pattern.SYNC_2);
  }

  private void checkMapRun(String arn, Execution execution, long event) {
    MapRunRow row = tx.mapRuns().find(execution.row().id(), event);
    if (row == null) {
      told.accept(new Finding(arn, "The run of its Map is not there (event=" + event + ")"));
    } else if (MapRun.of(row).progress().stage() == Progress.Stage.DONE) {
      told.accept(new Finding(arn, "It waits for a Map Run that has ended: " + row.arn()));
    }
  }

  private static Finding finding(String where, String what, Object detail) {
    return new Finding(where, what + " (" + detail + ")");
  }
}
