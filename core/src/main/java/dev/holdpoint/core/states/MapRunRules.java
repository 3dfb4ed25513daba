package dev.holdpoint.core.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.states.maps.MapRun;
import dev.holdpoint.core.states.maps.MapRuns;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of what callers may ask of map runs. */
public final class MapRunRules {
  private static final double MOST_PERCENT = 100;

  private MapRunRules() {}

  /**
   * The run of this ARN.
   *
   * @throws dev.holdpoint.core.aws.AwsException InvalidArn, ResourceNotFound
   */
  public static MapRunRow get(Tx tx, String arnText) {
    Arn arn = Names.arn(arnText, "mapRun");
    MapRunRow row = tx.mapRuns().find(arn);
    if (row == null) {
      throw StatesError.resourceNotFound(arnText);
    }
    return row;
  }

  /** The execution that began a run. */
  public static ExecutionRow parent(Tx tx, MapRunRow row) {
    var locked = tx.executions().lock(row.execution());
    if (locked == null) {
      throw new IllegalStateException(
          "Expected a map run's execution, but there is none (run=" + row.id() + ")");
    }
    return locked.row();
  }

  /** The run that started an execution, or null where another did. */
  public static @Nullable MapRunRow of(Tx tx, ExecutionRow row) {
    Origin.Batch batch = row.origin().batch();
    return batch == null ? null : tx.mapRuns().find(batch.mapRun());
  }

  /** An execution's runs, newest first. */
  public static List<MapRunRow> list(Tx tx, String executionArn, @Nullable Long before, int limit) {
    return tx.mapRuns().list(Executions.get(tx, executionArn).id(), before, limit);
  }

  /**
   * A run's executions. Express ones are not shown, as nowhere.
   *
   * @throws dev.holdpoint.core.aws.AwsException InvalidArn, ResourceNotFound,
   *     StateMachineTypeNotSupported
   */
  public static ExecutionFilter executions(
      Tx tx, String arnText, @Nullable ExecutionStatus status) {
    MapRunRow row = get(tx, arnText);
    if (MapRun.of(row).plan().express()) {
      throw StatesError.typeNotSupported();
    }
    return ExecutionFilter.ofMapRun(row.id(), status);
  }

  /**
   * Changes a run's limits, null for what stays; they hold at once.
   *
   * @throws dev.holdpoint.core.aws.AwsException InvalidArn, ResourceNotFound, ValidationException
   */
  public static void update(
      Tx tx,
      Turn turn,
      String arnText,
      @Nullable Integer maxConcurrency,
      MapPlan.Tolerance tolerance) {
    Double percentage = tolerance.percentage();
    if (percentage != null && (percentage < 0 || percentage > MOST_PERCENT)) {
      throw StatesError.validation(
          "toleratedFailurePercentage", "Member must be between 0 and 100");
    }
    MapRun run = MapRun.of(get(tx, arnText));
    if (run.status() != ExecutionStatus.RUNNING) {
      throw StatesError.invalid("The Map Run is not running: " + arnText);
    }
    MapRuns.update(tx, turn, run, maxConcurrency, tolerance);
  }
}
