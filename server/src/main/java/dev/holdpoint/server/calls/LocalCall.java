package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;

/** An action of a service that lives in this store, as a Task state calls it. */
@FunctionalInterface
interface LocalCall {
  /** Makes the call in this transaction; one that fails leaves nothing behind. */
  Calls.Outcome call(Tx tx, Turn turn, Effect.CallTask call);
}
