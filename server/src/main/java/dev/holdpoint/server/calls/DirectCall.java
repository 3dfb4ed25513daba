package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Store;
import java.util.UUID;

/**
 * Makes a task's call at once and outside of any execution, as a state that is only tried wants it.
 * Nothing is owed: whoever asks waits for the answer, and may lose it.
 */
public final class DirectCall {
  private final Store store;
  private final Turns turns;
  private final ServiceCalls calls;

  public DirectCall(Store store, Turns turns, ServiceCalls calls) {
    this.store = store;
    this.turns = turns;
    this.calls = calls;
  }

  /** Makes the call; blocks until it has been answered. */
  public Calls.Outcome make(Effect.CallTask call, HttpLens lens) {
    Route route = store.read(tx -> calls.route(tx, turns.now(), call));
    return switch (route) {
      case Route.Outside(OutsideCall outside) ->
          outside.call(call, UUID.randomUUID().toString(), lens);
      case Route.Nowhere(var failure) -> new Calls.Outcome.Failed(failure);
      case Route.WithinTheCommit _ ->
          store.write(tx -> {
            Turn turn = turns.now();
            return calls.call(tx, turn, call);
          });
    };
  }
}
