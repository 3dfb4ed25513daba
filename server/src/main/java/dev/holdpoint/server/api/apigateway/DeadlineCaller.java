package dev.holdpoint.server.api.apigateway;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls functions, but waits only so long. A call that takes longer goes on to its own end without
 * anybody listening, as on AWS. Thread-safe.
 */
record DeadlineCaller(FunctionCaller functions) {
  sealed interface Outcome {}

  /** The function ended; without a payload it failed. */
  record InTime(byte @Nullable [] payload) implements Outcome {}

  /** The function has not ended yet. */
  record TooLate() implements Outcome {}

  Outcome call(String functionArn, byte[] payload, String requestId, Duration atMost) {
    FutureTask<byte @Nullable []> call =
        new FutureTask<>(() -> functions.invoke(functionArn, payload, requestId));
    Thread.ofVirtual().name("api-call-" + requestId).start(call);
    try {
      return new InTime(call.get(atMost.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      return new TooLate();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Expected a function's answer or its failure, but the call broke (function="
              + functionArn
              + ")",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new TooLate();
    }
  }
}
