package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.FunctionCall;
import dev.holdpoint.server.host.FunctionHost;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.host.InvocationResult;
import java.util.concurrent.CancellationException;

/** Calls functions by name or ARN and waits for their answer. Thread-safe. */
public final class FunctionCaller implements FunctionCall {
  private final Store store;
  private final Turns turns;
  private final Functions functions;
  private final FunctionHost host;

  public FunctionCaller(Store store, Turns turns, Functions functions, FunctionHost host) {
    this.store = store;
    this.turns = turns;
    this.functions = functions;
    this.host = host;
  }

  /** The function; {@code ResourceNotFoundException} where there is none. */
  Function find(String name) {
    return store.read(tx -> functions.byName(tx, turns.home(), name));
  }

  @Override
  public Result invoke(String function, String payload, String requestId) {
    Function found = find(function);
    InvocationResult result = call(found, new Invocation(requestId, payload.getBytes(UTF_8)));
    return new Result(found.arn(), new String(result.payload(), UTF_8), result.functionError());
  }

  InvocationResult call(Function function, Invocation invocation) {
    try {
      return host.invoke(function, invocation);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while a function ran");
    }
  }
}
