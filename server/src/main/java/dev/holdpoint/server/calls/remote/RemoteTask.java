package dev.holdpoint.server.calls.remote;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.calls.OutsideCall;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A service that Holdpoint does not serve itself, called at the endpoint that the configuration
 * names for it: {@code aws-sdk:}, and AWS's optimized integrations.
 */
public final class RemoteTask implements OutsideCall {
  private final RemoteCaller caller;

  public RemoteTask(RemoteCaller caller) {
    this.caller = caller;
  }

  @Override
  public Calls.Outcome call(Effect.CallTask call, String requestId) {
    Resource.Integration resource = resource(call);
    Target target = Target.of(resource);
    Optimized.Special special = target.special();
    if (special.unsupported() != null) {
      return failed(
          RemoteFailure.runtime(
              "Holdpoint cannot call " + resource.arn() + ": " + special.unsupported()));
    }
    RemoteCaller.Request request =
        new RemoteCaller.Request(
            target.module(),
            target.action(),
            resource.service() + ":" + resource.action(),
            target.optimized(),
            parameters(special, call.parameters()),
            call.role(),
            requestId);
    return switch (caller.call(request)) {
      case RemoteCaller.Result.Answered(Answer answer) -> outcome(target, answer);
      case RemoteCaller.Result.Failed failure -> failed(failure.failure());
    };
  }

  private static JsonNode parameters(Optimized.Special special, JsonNode given) {
    JsonNode form = special.request();
    JsonNode made = form == null ? given : Shaping.of(form, given);
    return made == null ? Json.object() : made;
  }

  private static Calls.Outcome outcome(Target target, Answer answer) {
    if (target.optimized() == null) {
      return new Calls.Outcome.Answered(Json.write(answer.result()));
    }
    Optimized.Special special = target.special();
    if (special.refused() != null && !answer.result().at(special.refused()).isEmpty()) {
      return failed(Failure.of(special.refusal(), Json.write(answer.result())));
    }
    JsonNode form = special.answer();
    JsonNode shaped = form == null ? null : Shaping.of(form, answer.result());
    ObjectNode result = shaped instanceof ObjectNode object ? object : answer.result();
    return new Calls.Outcome.Answered(
        Json.write(OldFrame.around(result, answer.http(), answer.requestId())));
  }

  private static Calls.Outcome failed(Failure failure) {
    return new Calls.Outcome.Failed(failure);
  }

  /** A job that was begun is watched from now on, even if nobody waits for it any more. */
  @Override
  public void submitted(Tx tx, Turn turn, Effect.CallTask call, String output) {
    Resource.Integration resource = resource(call);
    Optimized.Job job = Target.of(resource).special().job();
    if (resource.pattern() == Resource.Pattern.SYNC && job != null) {
      WatchedJob watched = WatchedJob.of(call, resource, job, Json.parse(output));
      tx.outbox()
          .add(
              new OutboxEntry(
                  turn.ids().next(),
                  OutboxKind.JOB,
                  Json.write(watched),
                  turn.now().plus(WatchedJob.FIRST_LOOK),
                  0));
    }
  }

  private static Resource.Integration resource(Effect.CallTask call) {
    if (call.resource() instanceof Resource.Integration integration) {
      return integration;
    }
    throw new IllegalStateException(
        "Expected an integration, but it is another resource (arn=" + call.resource().arn() + ")");
  }
}
