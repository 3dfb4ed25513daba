package dev.holdpoint.server.calls;

import dev.holdpoint.core.aws.Pacing;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/**
 * Calls that an account and region make no faster than at a pace: what comes too early waits, on
 * the thread that makes it. The task's own timeout runs meanwhile.
 */
public final class PacedCall implements OutsideCall {
  private final OutsideCall call;
  private final Pacing pacing;
  private final Turns turns;
  private final Pause pause;

  /** How a thread waits. */
  @FunctionalInterface
  interface Pause {
    void last(Duration wait) throws InterruptedException;
  }

  public PacedCall(OutsideCall call, Pacing pacing, Turns turns) {
    this(call, pacing, turns, Thread::sleep);
  }

  PacedCall(OutsideCall call, Pacing pacing, Turns turns, Pause pause) {
    this.call = call;
    this.pacing = pacing;
    this.turns = turns;
    this.pause = pause;
  }

  @Override
  public Calls.Outcome call(Effect.CallTask task, String requestId) {
    await();
    return call.call(task, requestId);
  }

  @Override
  public Calls.Outcome call(Effect.CallTask task, String requestId, HttpLens lens) {
    await();
    return call.call(task, requestId, lens);
  }

  @Override
  public void submitted(Tx tx, Turn turn, Effect.CallTask task, String output) {
    call.submitted(tx, turn, task, output);
  }

  private void await() {
    Duration wait = pacing.take(turns.home(), turns.clock().instant());
    try {
      if (!wait.isZero()) {
        pause.last(wait);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while an HTTP task waited for its turn");
    }
  }
}
