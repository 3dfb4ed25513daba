package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.server.calls.DirectCall;
import dev.holdpoint.server.calls.HttpLens;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A call whose caller waits, but not for ever: AWS lets a state be tried for five minutes. */
final class TimedCall {
  private static final Duration MOST = Duration.ofMinutes(5);

  private final Turns turns;
  private final DirectCall calls;

  TimedCall(Turns turns, DirectCall calls) {
    this.turns = turns;
    this.calls = calls;
  }

  /**
   * Makes the call.
   *
   * @param deadline of the state itself, or null
   * @return null where it took too long; it may still go on
   */
  Calls.@Nullable Outcome make(Effect.CallTask call, @Nullable Instant deadline, HttpLens lens) {
    FutureTask<Calls.Outcome> made = new FutureTask<>(() -> calls.make(call, lens));
    Thread.ofVirtual().name("try-state").start(made);
    try {
      return made.get(patience(deadline).toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      made.cancel(true);
      return null;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return null;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("Expected an answer, but the call broke", failed);
    }
  }

  private Duration patience(@Nullable Instant deadline) {
    if (deadline == null) {
      return MOST;
    }
    Duration left = Duration.between(turns.now().now(), deadline);
    return left.compareTo(MOST) < 0 ? left : MOST;
  }
}
