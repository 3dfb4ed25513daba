package dev.holdpoint.server.api.apigateway;

import dev.holdpoint.core.apigateway.Incoming;
import dev.holdpoint.core.apigateway.Outgoing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls what APIs call, but waits only so long. A call that takes longer goes on to its own end
 * without anybody listening, as on AWS. Thread-safe.
 */
record DeadlineCaller(Backends backends) {
  Incoming call(Outgoing outgoing, String requestId, Duration atMost) {
    FutureTask<Incoming> call = new FutureTask<>(() -> perform(outgoing, requestId));
    Thread.ofVirtual().name("api-call-" + requestId).start(call);
    try {
      return call.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return new Incoming.TooLate();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Expected an integration's answer or its failure, but the call broke (" + outgoing + ")",
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Incoming.TooLate();
    }
  }

  private Incoming perform(Outgoing outgoing, String requestId) {
    return switch (outgoing) {
      case Outgoing.ToFunction(var arn, var payload, var event) ->
          event ? taken(arn, payload) : answered(backends.invoke(arn, payload, requestId));
      case Outgoing.ToService(var service, var call) -> answered(backends.call(service, call));
      case Outgoing.ToAddress(var call) -> answered(backends.call(call));
      case Outgoing.Nowhere(var status) -> new Incoming.FromHttp(status, Map.of(), new byte[0]);
      case Outgoing.Answered(var answer) ->
          new Incoming.FromHttp(answer.status(), answer.headers(), answer.body());
    };
  }

  private Incoming taken(String function, byte[] payload) {
    return backends.enqueue(function, payload)
        ? new Incoming.FromHttp(
            202, Map.of("content-type", List.of("application/json")), new byte[0])
        : new Incoming.Broken();
  }

  private static Incoming answered(@Nullable Incoming incoming) {
    return incoming == null ? new Incoming.Broken() : incoming;
  }
}
