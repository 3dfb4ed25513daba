package dev.holdpoint.core.states.maps;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.ExecutionBug;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.MapInputs;
import dev.holdpoint.core.engine.MapPlan;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.query.QueryFailure;
import dev.holdpoint.core.states.maps.Progress.Stage;
import dev.holdpoint.core.store.ExecutionFilter;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.MapRunRow;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Lets map runs start their executions, some in each turn, and tells the Map of the end. An
 * execution's end is counted in the commit that ends it; what follows from it is a turn of the
 * run's own, to which a timer leads.
 */
public final class MapRuns {
  /** Ours: within a run's turn each execution has this much room for its first steps. */
  private static final int FIRST_EVENTS = 100;

  private MapRuns() {}

  /** A distributed Map begins. */
  public static void begin(Tx tx, Turn turn, MapPlan plan) {
    long id = turn.ids().next();
    long now = turn.now().toEpochMilli();
    Progress progress =
        plan.items() == null
            ? Progress.begin(Stage.READING, 0, now)
            : Progress.begin(Stage.RUNNING, plan.items().size(), now);
    MapRun run = new MapRun(id, plan.withoutItems(), progress);
    TaskRef map = plan.map();
    tx.mapRuns().create(new MapRunRow(id, plan.arn(), map.execution(), map.event(), run.body()));
    if (plan.items() == null) {
      owe(tx, turn, OutboxKind.MAP_READ, id);
    } else {
      ItemParts.write(tx, id, plan.items());
      wake(tx, turn, run);
    }
  }

  /** A run that ended badly goes on with what it did not do well. */
  public static void redrive(Tx tx, Turn turn, TaskRef map) {
    MapRunRow row = tx.mapRuns().find(map.execution(), map.event());
    MapRun run = row == null ? null : MapRun.of(row);
    if (run == null || run.progress().stage() != Stage.DONE) {
      throw new IllegalStateException(
          "Expected a map run that has ended, but there is none (event=" + map.event() + ")");
    }
    MapRun again = run.redriven(turn.now().toEpochMilli());
    if (again.progress().stage() == Stage.READING) {
      again.save(tx);
      owe(tx, turn, OutboxKind.MAP_READ, again.id());
    } else {
      wake(tx, turn, again);
    }
  }

  /** An execution of a run has ended. */
  public static void ended(Tx tx, Turn turn, Origin.Batch batch, ExecutionStatus status) {
    MapRun before = MapRun.find(tx, batch.mapRun());
    if (before != null) {
      MapRun run = before.ended(batch, status);
      boolean more = run.mayStart(most(turn)) || run.isThrough() || run.isStopping();
      if (more && run.progress().timer() == 0) {
        wake(tx, turn, run);
      } else {
        run.save(tx);
      }
    }
  }

  /** Nobody waits any more for the run that was begun at this event. */
  public static void abandoned(Tx tx, Turn turn, TaskRef map) {
    MapRunRow row = tx.mapRuns().find(map.execution(), map.event());
    MapRun run = row == null ? null : MapRun.of(row);
    if (run != null && run.progress().stage() != Stage.DONE) {
      Progress stopping = run.progress().deciding(Stage.STOPPING, ExecutionStatus.ABORTED, null);
      wake(tx, turn, run.with(stopping));
    }
  }

  /** The run of this number, or null. */
  public static @Nullable MapRun find(Tx tx, long id) {
    return MapRun.find(tx, id);
  }

  /** The items have been read and kept. */
  public static void read(Tx tx, Turn turn, long id, long total) {
    MapRun run = MapRun.find(tx, id);
    if (run != null && run.progress().stage() == Stage.READING) {
      wake(tx, turn, run.with(run.progress().read(total)));
    }
  }

  /** The items cannot be read. */
  public static void unreadable(Tx tx, Turn turn, long id, Failure failure) {
    MapRun run = MapRun.find(tx, id);
    if (run != null && run.progress().stage() == Stage.READING) {
      wake(tx, turn, run.failing(failure));
    }
  }

  /**
   * The results have been written.
   *
   * @param output what the state is given, or null where they could not be written
   */
  public static void written(
      Tx tx,
      Turn turn,
      Engine engine,
      long id,
      @Nullable String output,
      @Nullable Failure failure) {
    MapRun run = MapRun.find(tx, id);
    if (run != null && run.progress().stage() == Stage.WRITING) {
      boolean failed = run.progress().outcome() == ExecutionStatus.FAILED;
      Failure why = failed ? run.progress().failure() : failure;
      finish(tx, turn, engine, run, why == null ? output : null, why);
    }
  }

  /** Other limits hold from now on; null for what stays. */
  public static void update(
      Tx tx, Turn turn, MapRun run, @Nullable Integer concurrency, MapPlan.Tolerance tolerance) {
    MapPlan.Tolerance before = run.plan().tolerance();
    MapPlan.Tolerance now =
        new MapPlan.Tolerance(
            tolerance.count() == null ? before.count() : tolerance.count(),
            tolerance.percentage() == null ? before.percentage() : tolerance.percentage());
    int most = concurrency == null ? run.plan().maxConcurrency() : concurrency;
    wake(tx, turn, new MapRun(run.id(), run.plan().with(most, now), run.progress()).judged());
  }

  /** The run's timer has fired. */
  public static void goOn(Tx tx, Turn turn, Engine engine, long id, long timer) {
    MapRun run = MapRun.find(tx, id);
    if (run == null || run.progress().timer() != timer) {
      return;
    }
    try {
      act(tx, turn.in(home(tx, turn, run)), engine, run);
    } catch (ExecutionBug bug) {
      // What it has just started is taken back with it: the Map's own execution shows what is
      // wrong.
      throw new ExecutionBug(run.plan().map().execution(), bug);
    }
  }

  /** A run's executions live where the Map's own does. */
  private static Home home(Tx tx, Turn turn, MapRun run) {
    var map = tx.executions().lock(run.plan().map().execution());
    return map == null ? turn.home() : Home.of(map.row().arn());
  }

  private static void act(Tx tx, Turn turn, Engine engine, MapRun run) {
    switch (run.progress().stage()) {
      case RUNNING -> startMore(tx, turn, engine, run);
      case STOPPING -> stopMore(tx, turn, engine, run);
      case READING, GATHERING, WRITING, DONE -> {}
    }
    settle(tx, turn, engine, existing(tx, run.id()));
  }

  private static void startMore(Tx tx, Turn turn, Engine engine, MapRun before) {
    MapInputs inputs = engine.inputs(tx, turn, before.plan().map());
    if (inputs == null) {
      return;
    }
    int atOnce = turn.limits().executionsPerTurn();
    int redriven =
        before.isRedriving()
            ? new Redriving(tx, turn, engine, room(turn)).some(before, atOnce, most(turn))
            : 0;
    MapRun run = existing(tx, before.id());
    Batches batches = new Batches(tx, run, inputs, turn.limits().payloadBytes());
    for (int i = redriven; i < atOnce && run.mayStart(most(turn)) && !run.isRedriving(); i++) {
      Batches.Batch batch;
      try {
        batch = batches.from(run.progress().next());
      } catch (QueryFailure failure) {
        run.failing(Failure.in(inputs.position(), failure)).save(tx);
        return;
      }
      start(tx, turn, engine, run, inputs, batch);
      run = existing(tx, run.id());
    }
  }

  private static void start(
      Tx tx, Turn turn, Engine engine, MapRun run, MapInputs inputs, Batches.Batch batch) {
    run.started(batch.items()).save(tx);
    ExecutionRow row =
        new ExecutionRow(
            new ExecutionId(turn.ids().next()),
            arn(turn, run),
            run.machine(),
            inputs.parent().definition(),
            ExecutionStatus.RUNNING,
            turn.now(),
            null,
            null,
            Origin.of(batch.items()));
    Trigger.Started started =
        new Trigger.Started(Json.write(batch.input()), inputs.roleArn(), run.plan().state());
    engine.start(tx, turn.withEventsPerTurn(room(turn)), row, started);
  }

  private static Arn arn(Turn turn, MapRun run) {
    String unique = turn.ids().uuid();
    String resource =
        run.plan().express()
            ? ExecutionRow.expressResource(run.path(), unique, turn.ids().uuid())
            : "execution:" + run.path() + ":" + unique;
    return Home.of(run.plan().arn()).arn("states", resource);
  }

  private static void stopMore(Tx tx, Turn turn, Engine engine, MapRun run) {
    ExecutionFilter running = ExecutionFilter.ofMapRun(run.id(), ExecutionStatus.RUNNING);
    int most = turn.limits().executionsPerTurn();
    for (ExecutionRow child : tx.executions().list(running, null, most)) {
      engine.trigger(tx, turn, child.id(), new Trigger.Stopped(null, null));
    }
  }

  /** What is to come after this turn: another one, a call outside, the end, or nothing yet. */
  private static void settle(Tx tx, Turn turn, Engine engine, MapRun run) {
    switch (run.progress().stage()) {
      case RUNNING -> {
        if (run.isThrough()) {
          Stage next = run.exports() ? Stage.WRITING : Stage.GATHERING;
          Progress through = run.progress().deciding(next, ExecutionStatus.SUCCEEDED, null);
          settle(tx, turn, engine, run.with(through));
        } else {
          rest(tx, turn, run, run.mayStart(most(turn)));
        }
      }
      case STOPPING -> {
        if (run.progress().executions().running() > 0) {
          wake(tx, turn, run);
        } else if (run.exports() && run.progress().outcome() == ExecutionStatus.FAILED) {
          settle(tx, turn, engine, run.with(run.progress().in(Stage.WRITING)));
        } else {
          finish(tx, turn, engine, run, null, run.progress().failure());
        }
      }
      case GATHERING -> gather(tx, turn, engine, run);
      case WRITING -> {
        rest(tx, turn, run, false);
        owe(tx, turn, OutboxKind.MAP_WRITE, run.id());
      }
      case READING, DONE -> rest(tx, turn, run, false);
    }
  }

  private static void gather(Tx tx, Turn turn, Engine engine, MapRun run) {
    Gathering.Step step = Gathering.step(tx, run, turn.limits().payloadBytes());
    if (step.failure() != null) {
      finish(tx, turn, engine, run, null, step.failure());
    } else if (step.output() != null) {
      finish(tx, turn, engine, run, step.output(), null);
    } else {
      wake(tx, turn, run.with(step.progress()));
    }
  }

  private static void finish(
      Tx tx,
      Turn turn,
      Engine engine,
      MapRun before,
      @Nullable String output,
      @Nullable Failure failure) {
    Progress decided =
        failure == null
            ? before.progress()
            : before.progress().deciding(Stage.DONE, ExecutionStatus.FAILED, failure);
    MapRun run = before.with(decided.done(turn.now().toEpochMilli()));
    run.save(tx);
    if (run.progress().outcome() == ExecutionStatus.SUCCEEDED) {
      tx.mapRuns().deleteItems(run.id(), Long.MIN_VALUE);
    }
    if (run.progress().outcome() != ExecutionStatus.ABORTED) {
      TaskRef map = run.plan().map();
      engine.trigger(tx, turn, map.execution(), new Trigger.MapRunEnded(map, output, failure));
    }
  }

  private static void rest(Tx tx, Turn turn, MapRun run, boolean more) {
    if (more) {
      wake(tx, turn, run);
    } else {
      run.with(run.progress().withTimer(0)).save(tx);
    }
  }

  private static void wake(Tx tx, Turn turn, MapRun run) {
    long id = turn.ids().next();
    Alarm alarm = new Alarm(new ExecutionId(run.id()), 0, Alarm.Kind.MAP_RUN, id);
    if (run.progress().timer() != 0) {
      tx.timers().cancel(run.progress().timer());
    }
    tx.timers().set(new Timer(id, turn.now(), alarm.owner()));
    run.with(run.progress().withTimer(id)).save(tx);
  }

  private static void owe(Tx tx, Turn turn, OutboxKind kind, long id) {
    tx.outbox().add(new OutboxEntry(turn.ids().next(), kind, Long.toString(id), turn.now(), 0));
  }

  private static int room(Turn turn) {
    return Math.min(turn.limits().eventsPerTurn(), FIRST_EVENTS);
  }

  private static int most(Turn turn) {
    return turn.limits().mapRunExecutions();
  }

  static MapRun existing(Tx tx, long id) {
    MapRun run = MapRun.find(tx, id);
    if (run == null) {
      throw new IllegalStateException("Expected a map run, but there is none (id=" + id + ")");
    }
    return run;
  }
}
