package dev.holdpoint.core.engine;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.Origin;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The one way an execution changes: trigger → advance → commit → effect. Everything that a trigger
 * leads to without the outside world happens in the caller's transaction, as one journal entry.
 */
public final class Engine {
  private static final int ALL = Integer.MAX_VALUE;

  private final Stepping stepping;
  private final Definitions definitions;
  private final Calls calls;
  private final ActivityTasks activities;
  private final Jobs jobs;
  private final JournalListener listener;
  private final StatusListener statuses;
  private final HotExecutions hot = new HotExecutions();
  private final Awaited awaited;
  private final ScopedValue<Nest> nest = ScopedValue.newInstance();

  /** An engine whose work nobody needs to hear of. */
  public Engine(
      Advance interpreter,
      Definitions definitions,
      Calls calls,
      ActivityTasks activities,
      Jobs jobs) {
    this(
        interpreter,
        definitions,
        calls,
        activities,
        jobs,
        JournalListener.NONE,
        StatusListener.NONE,
        Pacing.NONE);
  }

  /**
   * An engine.
   *
   * @param listener hears of each journal entry, after the commit
   * @param statuses hears of beginnings and ends, within the transaction
   * @param pacing how fast an account's Standard executions may enter states
   */
  public Engine(
      Advance interpreter,
      Definitions definitions,
      Calls calls,
      ActivityTasks activities,
      Jobs jobs,
      JournalListener listener,
      StatusListener statuses,
      Pacing pacing) {
    this.stepping = new Stepping(interpreter, activities, pacing);
    this.awaited = new Awaited(definitions, hot);
    this.definitions = definitions;
    this.calls = calls;
    this.activities = activities;
    this.jobs = jobs;
    this.listener = listener;
    this.statuses = statuses;
  }

  /**
   * Hands a trigger to an execution; to one whose round is under way in this transaction, within
   * that round.
   *
   * @return whether it changed anything; false where it came late or a second time
   * @throws ExecutionBug where we have a bug; the transaction must then be given up, and the
   *     execution held
   */
  public boolean trigger(Tx tx, Turn turn, ExecutionId id, Trigger trigger) {
    Running running = here().find(id);
    if (running != null) {
      return take(tx, turn, running, trigger);
    }
    if (trigger instanceof Trigger.TimerFired(Alarm alarm) && alarm.kind() == Alarm.Kind.MAP_RUN) {
      jobs.goOn(tx, turn, this, id.value(), alarm.timer());
      return true;
    }
    if (isAlarm(trigger, Alarm.Kind.TELL_END)) {
      jobs.ended(tx, turn, this, id);
      return true;
    }
    ExecutionStore.Locked locked = HotExecutions.lock(tx, id);
    boolean moves =
        locked != null
            && (locked.row().status() == ExecutionStatus.RUNNING
                || trigger instanceof Trigger.Redriven);
    if (locked == null || !moves) {
      return false;
    }
    return advanceSafely(tx, turn, locked, trigger);
  }

  /**
   * Makes an execution and begins it.
   *
   * @throws ExecutionBug as {@link #trigger}
   */
  public void start(Tx tx, Turn turn, ExecutionRow row, Trigger.Started started) {
    tx.executions().create(row);
    advanceSafely(tx, turn, new ExecutionStore.Locked(row, 0), started);
  }

  private boolean advanceSafely(Tx tx, Turn turn, ExecutionStore.Locked locked, Trigger trigger) {
    ExecutionId id = locked.row().id();
    Nest here = here();
    try {
      if (locked.version() == 0 && !(trigger instanceof Trigger.Started)) {
        throw new DamagedRow("The journal is missing", null);
      }
      Trigger meant = isAlarm(trigger, Alarm.Kind.STOP) ? new Trigger.Stopped(null, null) : trigger;
      Turn there = turn.in(Home.of(locked.row().arn()));
      return advance(tx, here.limit(there, meant), locked, meant);
    } catch (AwsException | StoreException | ExecutionBug e) {
      throw e;
    } catch (RuntimeException bug) {
      throw new ExecutionBug(id, bug);
    }
  }

  private static boolean isAlarm(Trigger trigger, Alarm.Kind kind) {
    return trigger instanceof Trigger.TimerFired(Alarm alarm) && alarm.kind() == kind;
  }

  /**
   * Whether this transaction has come so far from one execution to the next that what is still to
   * be told or stopped should be put off, by an alarm.
   */
  public boolean isDeep() {
    return here().isDeepest();
  }

  private Nest here() {
    return nest.isBound() ? nest.get() : Nest.NONE;
  }

  private boolean advance(Tx tx, Turn turn, ExecutionStore.Locked locked, Trigger first) {
    ExecutionRow row = locked.row();
    Running running = new Running(definitions.of(tx, row), hot.load(tx, locked));
    take(tx, whenRedriven(turn, running, first), running, first);
    boolean more = true;
    while (more) {
      more = goOn(tx, turn, running);
    }
    write(tx, turn, running);
    if (running.wrote()) {
      hot.keep(tx, running);
      if (row.heldBecause() != null) {
        tx.executions().hold(row.id(), null);
      }
    }
    tell(tx, turn, running, first);
    follow(tx, turn, running);
    return running.changed();
  }

  /** The time of a redrive is part of the state: it is the journal entry's. */
  private static Turn whenRedriven(Turn turn, Running running, Trigger trigger) {
    return trigger instanceof Trigger.Redriven ? turn.at(running.notBefore(turn.now())) : turn;
  }

  /** Takes the next step that this store can take by itself; false where none is left. */
  private boolean goOn(Tx tx, Turn turn, Running running) {
    // What was sent is acknowledged in history before anything else may give it up.
    Trigger next = running.nextTrigger();
    if (next != null) {
      take(tx, turn, running, next);
      return true;
    }
    Effect.CallTask call = running.nextCall();
    if (call != null) {
      make(tx, turn, running, call);
    }
    return call != null;
  }

  private boolean take(Tx tx, Turn turn, Running running, Trigger trigger) {
    Transition step = stepping.step(tx, turn, running.now(), running.definition(), trigger);
    if (step.changed()) {
      running.add(step);
      step.timers().forEach(change -> change.apply(tx.timers()));
      step.effects().forEach(effect -> perform(tx, turn, running, effect));
    }
    return step.changed();
  }

  private void perform(Tx tx, Turn turn, Running running, Effect effect) {
    switch (effect) {
      case Effect.CallTask call -> running.call(call);
      case Effect.OfferActivity offer -> activities.offer(tx, turn, offer);
      case Effect.StartMapRun(MapPlan plan) -> jobs.begin(tx, turn, plan);
      case Effect.RedriveMapRun(TaskRef map) -> jobs.redrive(tx, turn, map);
      case Effect.Abandon(TaskRef task) -> running.abandon(task);
      case Effect.Ended(ExecutionStatus status) -> {
        Instant at = running.notBefore(turn.now());
        tx.executions().close(running.id(), status, at);
        running.ended(status, at);
      }
    }
  }

  private void make(Tx tx, Turn turn, Running running, Effect.CallTask call) {
    // A turn that is used up owes even a local call, so that others get theirs.
    boolean room = running.eventCount() < turn.limits().eventsPerTurn();
    Trigger answer = room ? outcome(tx, turn, running, call).answer(call) : null;
    if (answer == null) {
      OwedTask.of(call.task()).add(tx, turn);
    } else {
      running.trigger(answer);
    }
  }

  private Calls.Outcome outcome(Tx tx, Turn turn, Running running, Effect.CallTask call) {
    ScopedValue.Carrier within = ScopedValue.where(nest, here().with(running));
    if (!calls.touchesExecutions(call)) {
      return within.call(() -> calls.call(tx, turn, call));
    }
    // Whoever looks sees what has happened so far.
    write(tx, turn, running);
    Running.Mark before = running.mark();
    Calls.Outcome outcome = within.call(() -> calls.call(tx, turn, call));
    if (outcome instanceof Calls.Outcome.Failed) {
      running.backTo(before);
    }
    return outcome;
  }

  /** Tells of a beginning and of an end, as the row shows them now. */
  private void tell(Tx tx, Turn turn, Running running, Trigger first) {
    if (first instanceof Trigger.Started || first instanceof Trigger.Redriven) {
      statuses.changed(tx, turn, running.now().row());
    }
    ExecutionRow end = running.end();
    if (end != null) {
      statuses.changed(tx, turn, end);
    }
  }

  /** What an ended or changed execution means for others. */
  private void follow(Tx tx, Turn turn, Running running) {
    boolean ended = running.now().status() != ExecutionStatus.RUNNING;
    if (!ended && running.abandoned().isEmpty()) {
      return;
    }
    ScopedValue.where(nest, here().with(null))
        .run(() -> {
          running.abandoned().forEach(task -> jobs.abandoned(tx, turn, this, task));
          if (ended) {
            Origin.Batch batch = running.now().row().origin().batch();
            if (batch != null) {
              jobs.ended(tx, turn, batch, running.now().status());
            }
            jobs.ended(tx, turn, this, running.id());
          }
        });
  }

  /**
   * The call that is owed for a task, or null where it is over meanwhile. What is to be sent is
   * read back from the history.
   */
  public Effect.@Nullable CallTask owed(Tx tx, TaskRef task) {
    return awaited.owed(tx, task);
  }

  /** Whether a task still waits for its answer. */
  public boolean awaits(Tx tx, TaskRef task) {
    return awaited.awaits(tx, task);
  }

  /** What a map run's executions are given, or null where the Map has ended meanwhile. */
  public @Nullable MapInputs inputs(Tx tx, Turn turn, TaskRef map) {
    return awaited.inputs(tx, turn, map);
  }

  /** Writes what the round has gathered, as one journal entry. */
  private void write(Tx tx, Turn turn, Running running) {
    Round round = running.round();
    if (!round.isEmpty()) {
      JournalEntry made = round.entry(running.notBefore(turn.now()));
      byte[] entry = Journal.encode(made);
      long version = tx.executions().append(running.id(), round.now().lastEvent(), entry);
      running.written(version, made.atMillis(), entry.length);
      ExecutionRow row = round.now().row();
      tx.afterCommit(() -> listener.wrote(row, made));
    }
  }

  /** The execution as this node remembers it, for checking; null where it does not. */
  public @Nullable Remembered remembered(ExecutionId id) {
    HotExecutions.Hot known = hot.find(id);
    return known == null ? null : new Remembered(known.version(), known.execution());
  }

  /**
   * What a node remembers of an execution.
   *
   * @param version of the newest journal entry that it knows
   */
  public record Remembered(long version, Execution execution) {}

  /** The execution's state as its journal tells it, for showing and checking. */
  public static Execution fold(Tx tx, ExecutionRow row) {
    Execution execution = Execution.begin(row);
    for (ExecutionStore.Entry entry : tx.executions().journal(row.id(), 0, ALL)) {
      execution = Journal.fold(execution, Journal.decode(entry.bytes()));
    }
    return execution;
  }
}
