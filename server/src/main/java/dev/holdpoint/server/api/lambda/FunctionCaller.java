package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.FunctionName;
import dev.holdpoint.core.lambda.Functions;
import dev.holdpoint.core.lambda.Versions;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.calls.FunctionCall;
import dev.holdpoint.server.host.AnswerSink;
import dev.holdpoint.server.host.FunctionHost;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.host.InvocationResult;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Calls functions by name or ARN and waits for their answer. Thread-safe. */
public final class FunctionCaller implements FunctionCall {
  private final Store store;
  private final Turns turns;
  private final Versions versions;
  private final FunctionHost host;

  public FunctionCaller(Store store, Turns turns, Functions functions, FunctionHost host) {
    this.store = store;
    this.turns = turns;
    this.versions = new Versions(functions);
    this.host = host;
  }

  /** What runs under this name; {@code ResourceNotFoundException} where there is none. */
  public Function find(String name) {
    double chance = ThreadLocalRandom.current().nextDouble();
    return store.read(tx -> versions.running(tx, turns.home(), name, chance));
  }

  /** The ARN of what is named so: the function's own, or a version's or an alias's. */
  Arn named(String name) {
    return FunctionName.named(turns.home(), name).arn();
  }

  @Override
  public Result invoke(String function, String payload, String requestId) {
    return invoke(function, payload, requestId, null);
  }

  /**
   * The same for who takes the answer while it is made: what came to the sink is not in the result.
   */
  public Result invoke(
      String function, String payload, String requestId, @Nullable AnswerSink sink) {
    Function found = find(function);
    String named = named(function).value();
    Invocation invocation = new Invocation(requestId, payload.getBytes(UTF_8), null, named, sink);
    InvocationResult result = call(found, invocation);
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
