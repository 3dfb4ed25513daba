package dev.holdpoint.core.engine;

import dev.holdpoint.core.asl.Definition;
import dev.holdpoint.core.asl.State;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ExecutionId;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.ExecutionStatus;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Tx;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The one way an execution changes: trigger → advance → commit → effect. Everything that a trigger
 * leads to without the outside world happens in the caller's transaction, as one journal entry.
 */
public final class Engine {
  private static final int ALL = Integer.MAX_VALUE;

  private final Advance interpreter;
  private final Definitions definitions;
  private final Calls calls;
  private final ActivityTasks activities;
  private final HotExecutions hot = new HotExecutions();

  public Engine(
      Advance interpreter, Definitions definitions, Calls calls, ActivityTasks activities) {
    this.interpreter = interpreter;
    this.definitions = definitions;
    this.calls = calls;
    this.activities = activities;
  }

  /**
   * Hands a trigger to an execution.
   *
   * @return whether it changed anything; false where it came late or a second time
   * @throws ExecutionBug where we have a bug; the transaction must then be given up, and the
   *     execution held
   */
  public boolean trigger(Tx tx, Turn turn, ExecutionId id, Trigger trigger) {
    ExecutionStore.Locked locked = tx.executions().lock(id);
    if (locked == null || locked.row().status() != ExecutionStatus.RUNNING) {
      return false;
    }
    try {
      return advance(tx, turn, locked, trigger);
    } catch (AwsException | StoreException e) {
      throw e;
    } catch (RuntimeException bug) {
      throw new ExecutionBug(id, bug);
    }
  }

  private boolean advance(Tx tx, Turn turn, ExecutionStore.Locked locked, Trigger first) {
    ExecutionRow row = locked.row();
    Definition definition = definitions.get(tx, row.definition());
    Loaded loaded = load(tx, locked);
    Round round = new Round(loaded.execution());
    Deque<Trigger> pending = new ArrayDeque<>();
    pending.add(first);
    while (!pending.isEmpty()) {
      Transition step = step(tx, turn, round.now(), definition, pending.remove());
      if (step.changed()) {
        round.add(step);
        step.timers().forEach(change -> change.apply(tx.timers()));
        step.effects().forEach(effect -> perform(tx, turn, round, effect, pending));
      }
    }
    if (round.isEmpty()) {
      return round.changed();
    }
    commit(tx, turn, round, loaded.weight());
    if (row.heldBecause() != null) {
      tx.executions().hold(row.id(), null);
    }
    return true;
  }

  /** One transition; a task whose activity is not there fails before it is scheduled. */
  private Transition step(Tx tx, Turn turn, Execution now, Definition definition, Trigger trigger) {
    Turn known = turn;
    Transition step = interpreter.advance(now, definition, trigger, known);
    for (Arn gone = missing(tx, step); gone != null; gone = missing(tx, step)) {
      known = known.without(gone);
      step = interpreter.advance(now, definition, trigger, known);
    }
    return step;
  }

  private @Nullable Arn missing(Tx tx, Transition step) {
    for (Effect effect : step.effects()) {
      if (effect instanceof Effect.OfferActivity offer
          && !activities.exists(tx, offer.activity())) {
        return offer.activity();
      }
    }
    return null;
  }

  private void perform(Tx tx, Turn turn, Round round, Effect effect, Deque<Trigger> pending) {
    switch (effect) {
      case Effect.CallTask call -> {
        // A turn that is used up owes even a local call, so that others get theirs.
        boolean room = round.eventCount() < turn.limits().eventsPerTurn();
        Trigger answer = room ? answer(call, calls.call(tx, turn, call)) : null;
        if (answer == null) {
          owe(tx, turn, call.task());
        } else {
          pending.add(answer);
        }
      }
      case Effect.OfferActivity offer -> activities.offer(tx, turn, offer);
      case Effect.Ended(ExecutionStatus status) ->
          tx.executions().close(round.now().row().id(), status, turn.now());
    }
  }

  /** What a call's outcome triggers, or null where it is still owed. */
  public static @Nullable Trigger answer(Effect.CallTask call, Calls.Outcome outcome) {
    return switch (outcome) {
      case Calls.Outcome.Answered(String output) -> new Trigger.CallSucceeded(call.task(), output);
      case Calls.Outcome.Failed(Failure failure) -> new Trigger.CallFailed(call.task(), failure);
      case Calls.Outcome.Owed() -> null;
    };
  }

  private static void owe(Tx tx, Turn turn, TaskRef task) {
    String body = Json.write(OwedTask.of(task));
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.TASK, body, turn.now(), 0));
  }

  /**
   * The call that is owed for a task, or null where it is over meanwhile. What is to be sent is
   * read back from the history.
   */
  public Effect.@Nullable CallTask owed(Tx tx, TaskRef task) {
    ExecutionStore.Locked locked = tx.executions().lock(task.execution());
    if (locked == null || locked.row().status() != ExecutionStatus.RUNNING) {
      return null;
    }
    Branch branch = load(tx, locked).execution().branches().get(task.branch());
    boolean awaited =
        branch != null
            && branch.position().phase() instanceof Phase.Calling calling
            && calling.event() == task.event();
    if (branch == null || !awaited) {
      return null;
    }
    State state = definitions.get(tx, locked.row().definition()).state(branch.position().state());
    return state instanceof State.Task called
        ? new Effect.CallTask(task, called.resource(), Json.parse(Journal.sent(tx, task)))
        : null;
  }

  private void commit(Tx tx, Turn turn, Round round, long weight) {
    ExecutionId id = round.now().row().id();
    byte[] entry = Journal.encode(round.entry(turn.now()));
    long version = tx.executions().append(id, round.now().lastEvent(), entry);
    Execution after = round.now();
    tx.afterCommit(() -> {
      if (after.status() == ExecutionStatus.RUNNING) {
        hot.put(id, new HotExecutions.Hot(version, after, weight + entry.length));
      } else {
        hot.remove(id);
      }
    });
  }

  private record Loaded(Execution execution, long weight) {}

  /** From the cache, folding what it does not know yet. */
  private Loaded load(Tx tx, ExecutionStore.Locked locked) {
    ExecutionId id = locked.row().id();
    HotExecutions.Hot known = hot.find(id);
    Execution execution = known == null ? Execution.begin(locked.row()) : known.execution();
    long version = known == null ? 0 : known.version();
    long weight = known == null ? 0 : known.weight();
    if (version < locked.version()) {
      for (ExecutionStore.Entry entry : tx.executions().journal(id, version, ALL)) {
        execution = Journal.fold(execution, Journal.decode(entry.bytes()));
        weight += entry.bytes().length;
      }
    }
    return new Loaded(execution, weight);
  }

  /** The execution's state as its journal tells it, for showing and checking. */
  public static Execution fold(Tx tx, ExecutionRow row) {
    Execution execution = Execution.begin(row);
    for (ExecutionStore.Entry entry : tx.executions().journal(row.id(), 0, ALL)) {
      execution = Journal.fold(execution, Journal.decode(entry.bytes()));
    }
    return execution;
  }
}
