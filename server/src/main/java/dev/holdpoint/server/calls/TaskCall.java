package dev.holdpoint.server.calls;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.OwedTask;
import dev.holdpoint.core.engine.TaskRef;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.work.CallerHome;
import dev.holdpoint.server.work.OutboxHandler;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes the call that a Task state is owed, and hands its result to the execution in the same
 * commit that takes the debt away.
 */
public final class TaskCall implements OutboxHandler {
  private final Store store;
  private final Turns turns;
  private final Engine engine;
  private final ServiceCalls calls;

  public TaskCall(Store store, Turns turns, Engine engine, ServiceCalls calls) {
    this.store = store;
    this.turns = turns;
    this.engine = engine;
    this.calls = calls;
  }

  /** A call that is owed, and where it is made. */
  private record Debt(Effect.CallTask call, Route route, Home home) {}

  @Override
  public Outcome handle(OutboxEntry entry) {
    TaskRef task = entry.as(OwedTask.class).task();
    Debt debt = store.read(tx -> debt(tx, task));
    return switch (debt) {
      // Timed out or stopped meanwhile: nobody waits for the result.
      case null -> Outcome.DONE;
      case Debt(var call, Route.Outside(OutsideCall outside), var home) ->
          answered(
              call, outside, CallerHome.call(home, () -> outside.call(call, requestId(entry))));
      case Debt(var call, Route.Nowhere(Failure failure), _) ->
          told(call, new Calls.Outcome.Failed(failure));
      case Debt(_, Route.WithinTheCommit _, _) -> new Outcome.Done(tx -> payWithin(tx, task));
    };
  }

  private @Nullable Debt debt(Tx tx, TaskRef task) {
    Effect.CallTask call = engine.owed(tx, task);
    if (call == null) {
      return null;
    }
    Home home = home(tx, task);
    return new Debt(call, calls.route(tx, turns.now().in(home), call), home);
  }

  private Outcome answered(Effect.CallTask call, OutsideCall outside, Calls.Outcome outcome) {
    return new Outcome.Done(tx -> {
      Turn turn = turns.now();
      tell(tx, turn, call, outcome);
      if (outcome instanceof Calls.Outcome.Answered(String output)) {
        outside.submitted(tx, turn, call, output);
      }
    });
  }

  private Outcome told(Effect.CallTask call, Calls.Outcome outcome) {
    return new Outcome.Done(tx -> tell(tx, turns.now(), call, outcome));
  }

  private void payWithin(Tx tx, TaskRef task) {
    Effect.CallTask call = engine.owed(tx, task);
    // It may have ended between that look and this transaction: then nothing may be sent.
    if (call != null) {
      Turn turn = turns.now().in(home(tx, task));
      tell(tx, turn, call, calls.call(tx, turn, call));
    }
  }

  private void tell(Tx tx, Turn turn, Effect.CallTask call, Calls.Outcome outcome) {
    Trigger answer = outcome.answer(call);
    if (answer == null) {
      OwedTask.of(call.task()).add(tx, turn);
    } else {
      engine.trigger(tx, turn, call.task().execution(), answer);
    }
  }

  /** Where the execution lives: its calls are made from there. */
  private Home home(Tx tx, TaskRef task) {
    var locked = tx.executions().lock(task.execution());
    return locked == null ? turns.home() : Home.of(locked.row().arn());
  }

  /** A UUID made of the entry's id: the same whenever the same call is repeated. */
  private static String requestId(OutboxEntry entry) {
    byte[] seed = ("holdpoint-effect-" + entry.id()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }
}
