package dev.holdpoint.core.verify;

import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.Progress;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Tx;
import java.util.function.Consumer;

/** A map run: that it counts right, and that something will wake it. */
final class MapRunRules {
  private final Tx tx;
  private final Awaited awaited;
  private final Consumer<Finding> told;

  MapRunRules(Tx tx, Awaited awaited, Consumer<Finding> told) {
    this.tx = tx;
    this.awaited = awaited;
    this.told = told;
  }

  void check(MapRunRow row) {
    String arn = row.arn().value();
    try {
      if (tx.executions().lock(row.execution()) == null) {
        told.accept(new Finding(arn, "The execution that began it is not there"));
      }
      check(arn, row.id(), MapRun.of(row).progress());
    } catch (RuntimeException damaged) {
      told.accept(new Finding(arn, "It cannot be read: " + damaged.getMessage()));
    }
  }

  private void check(String arn, long id, Progress progress) {
    long running =
        tx.executions()
            .count(ExecutionFilter.ofMapRun(id, ExecutionStatus.RUNNING), Integer.MAX_VALUE);
    if (progress.stage() != Progress.Stage.DONE && running != progress.executions().running()) {
      told.accept(
          new Finding(
              arn,
              "It counts %d running executions, but there are %d"
                  .formatted(progress.executions().running(), running)));
    }
    awaited.timer(progress.timer(), arn);
    switch (progress.stage()) {
      case READING -> awaited.reads().put(id, arn);
      case WRITING -> awaited.writes().put(id, arn);
      case RUNNING, STOPPING, GATHERING -> {
        if (progress.timer() == 0 && running == 0) {
          told.accept(new Finding(arn, "Nothing will wake it"));
        }
      }
      case DONE -> {}
    }
  }
}
