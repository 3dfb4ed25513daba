package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.maps.Progress.Stage;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * A map run: what it is to do, and how far it has come.
 *
 * @param id its own number
 */
public record MapRun(long id, MapPlan plan, Progress progress) {
  /** What a row's body holds. */
  private record Body(MapPlan plan, Progress progress) {}

  /** Null where there is none. */
  static @Nullable MapRun find(Tx tx, long id) {
    MapRunRow row = tx.mapRuns().find(id);
    return row == null ? null : of(row);
  }

  /** As its row tells. */
  public static MapRun of(MapRunRow row) {
    Body body = Json.mapper().readValue(row.body(), Body.class);
    return new MapRun(row.id(), body.plan(), body.progress());
  }

  String body() {
    return Json.write(new Body(plan, progress));
  }

  void save(Tx tx) {
    tx.mapRuns().put(id, body());
  }

  MapRun with(Progress other) {
    return new MapRun(id, plan, other);
  }

  /** AWS's word for how it stands. */
  public ExecutionStatus status() {
    ExecutionStatus outcome = progress.outcome();
    boolean open = outcome == ExecutionStatus.SUCCEEDED && progress.stage() != Stage.DONE;
    return outcome == null || open ? ExecutionStatus.RUNNING : outcome;
  }

  /** What stands in its ARNs behind the kind: {@code MACHINE/LABEL}. */
  public String path() {
    String resource = plan.arn().resource();
    return resource.substring(resource.indexOf(':') + 1, resource.lastIndexOf(':'));
  }

  /** What its executions are executions of. */
  public Arn machine() {
    return Home.of(plan.arn()).arn("states", "stateMachine:" + path());
  }

  boolean exports() {
    return plan.writing() != null && plan.writing().arguments() != null;
  }

  boolean mayStart(int most) {
    int limit = plan.maxConcurrency() == 0 ? most : Math.min(most, plan.maxConcurrency());
    return progress.stage() == Stage.RUNNING
        && isMoreToDo()
        && progress.executions().running() < limit;
  }

  boolean isStopping() {
    return progress.stage() == Stage.STOPPING;
  }

  boolean isThrough() {
    return progress.stage() == Stage.RUNNING
        && !isMoreToDo()
        && progress.executions().running() == 0;
  }

  private boolean isMoreToDo() {
    return progress.next() < progress.total() || isRedriving();
  }

  /** Whether some of its executions wait to be redriven. */
  boolean isRedriving() {
    return progress.executions().pendingRedrive() > 0;
  }

  /** As it goes on from a bad end. */
  MapRun redriven(long now) {
    boolean unread = plan.reading() != null && progress.total() == 0;
    return with(progress.redriven(unread, now));
  }

  /** One of its executions goes on. */
  MapRun redriven(ExecutionId child, Origin.Batch batch) {
    Progress seen = progress.seen(child);
    return with(
        seen.counted(
            seen.items().redriven(batch.items()), seen.executions().redriven(1), seen.next()));
  }

  /** One of its executions cannot go on. */
  MapRun notRedriven(ExecutionId child, Origin.Batch batch, ExecutionStatus status) {
    Progress seen = progress.seen(child);
    return with(seen.counted(
            seen.items().notRedriven(batch.items(), status),
            seen.executions().notRedriven(1, status),
            seen.next()))
        .judged();
  }

  MapRun started(Origin.Batch batch) {
    return with(
        progress.counted(
            progress.items().begin(batch.items()),
            progress.executions().begin(1),
            batch.first() + batch.items()));
  }

  /** One of its executions has ended: perhaps more have failed than may. */
  MapRun ended(Origin.Batch batch, ExecutionStatus status) {
    MapRun now =
        with(
            progress.counted(
                progress.items().end(batch.items(), status),
                progress.executions().end(1, status),
                progress.next()));
    return now.judged();
  }

  /** As it stands if too much has failed. */
  MapRun judged() {
    return progress.stage() == Stage.RUNNING && exceeds()
        ? failing(MapPlan.Tolerance.exceeded())
        : this;
  }

  MapRun failing(Failure failure) {
    return with(progress.deciding(Stage.STOPPING, ExecutionStatus.FAILED, failure));
  }

  private boolean exceeds() {
    return plan.tolerance().isExceeded(progress.items().unsuccessful(), progress.total());
  }
}
