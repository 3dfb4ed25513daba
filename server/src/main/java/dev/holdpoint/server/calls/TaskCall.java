package dev.holdpoint.server.calls;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.OwedTask;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.work.OutboxHandler;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/**
 * Makes the call that a Task state is owed, and hands its result to the execution in the same
 * commit that takes the debt away.
 */
public final class TaskCall implements OutboxHandler {
  private final Store store;
  private final Turns turns;
  private final Engine engine;
  private final Calls local;
  private final LambdaTask lambda;
  private final Map<String, OutsideCall> outside;

  /**
   * @param outside by the service's name, all that is called outside besides functions
   */
  public TaskCall(
      Store store,
      Turns turns,
      Engine engine,
      Calls local,
      LambdaTask lambda,
      Map<String, OutsideCall> outside) {
    this.store = store;
    this.turns = turns;
    this.engine = engine;
    this.local = local;
    this.lambda = lambda;
    this.outside = Map.copyOf(outside);
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedTask owed = Json.mapper().readValue(entry.body(), OwedTask.class);
    Effect.CallTask call = store.read(tx -> engine.owed(tx, owed.task()));
    if (call == null) {
      // Timed out or stopped meanwhile: nobody waits for the result.
      return Outcome.DONE;
    }
    if (!Outside.contains(call.resource())) {
      return new Outcome.Done(tx -> {
        if (engine.owed(tx, owed.task()) == null) {
          // Ended between that look and this transaction: then nothing may be sent.
          return;
        }
        var turn = turns.now();
        Trigger answer = Engine.answer(call, local.call(tx, turn, call));
        if (answer != null) {
          engine.trigger(tx, turn, call.task().execution(), answer);
        }
      });
    }
    Trigger result = invoke(call, requestId(entry));
    return new Outcome.Done(tx -> engine.trigger(tx, turns.now(), call.task().execution(), result));
  }

  /** A UUID made of the entry's id: the same whenever the same call is repeated. */
  private static String requestId(OutboxEntry entry) {
    byte[] seed = ("holdpoint-effect-" + entry.id()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  private Trigger invoke(Effect.CallTask call, String requestId) {
    try {
      return switch (outcome(call, requestId)) {
        case Calls.Outcome.Answered(String output) ->
            new Trigger.CallSucceeded(call.task(), output);
        case Calls.Outcome.Failed(Failure failure) -> new Trigger.CallFailed(call.task(), failure);
        case Calls.Outcome.Owed() ->
            throw new IllegalStateException("Expected a result, but the call is still owed");
      };
    } catch (AwsException refusal) {
      Failure failure = LambdaTask.refused(refusal, requestId);
      return new Trigger.CallFailed(call.task(), failure);
    }
  }

  private Calls.Outcome outcome(Effect.CallTask call, String requestId) {
    OutsideCall other =
        call.resource() instanceof Resource.Integration integration
            ? outside.get(integration.service())
            : null;
    return other == null ? lambda.invoke(call, requestId, turns) : other.call(call, requestId);
  }
}
