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

  public TaskCall(Store store, Turns turns, Engine engine, Calls local, LambdaTask lambda) {
    this.store = store;
    this.turns = turns;
    this.engine = engine;
    this.local = local;
    this.lambda = lambda;
  }

  @Override
  public Outcome handle(OutboxEntry entry) {
    OwedTask owed = Json.mapper().readValue(entry.body(), OwedTask.class);
    Effect.CallTask call = store.read(tx -> engine.owed(tx, owed.task()));
    if (call == null) {
      // Timed out or stopped meanwhile: nobody waits for the result.
      return Outcome.DONE;
    }
    if (isLocal(call.resource())) {
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

  private static boolean isLocal(Resource resource) {
    return resource instanceof Resource.Integration integration
        && !integration.service().equals("lambda");
  }

  /** A UUID made of the entry's id: the same whenever the same call is repeated. */
  private static String requestId(OutboxEntry entry) {
    byte[] seed = ("holdpoint-effect-" + entry.id()).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(seed).toString();
  }

  private Trigger invoke(Effect.CallTask call, String requestId) {
    try {
      return switch (lambda.invoke(call, requestId, turns)) {
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
}
