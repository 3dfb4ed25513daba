package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;

/** An integration that leaves this process: owed, and made through the outbox. */
public interface OutsideCall {
  /**
   * Makes the call; blocks until it has been answered.
   *
   * @param requestId the same on every repeat of the same call
   * @return what came of it, never that it is owed
   */
  Calls.Outcome call(Effect.CallTask call, String requestId);

  /** The same, with somebody who looks at it where it is an HTTP call. */
  default Calls.Outcome call(Effect.CallTask call, String requestId, HttpLens lens) {
    return call(call, requestId);
  }

  /** The call was answered: what is to be committed together with that. */
  default void submitted(Tx tx, Turn turn, Effect.CallTask call, String output) {}
}
