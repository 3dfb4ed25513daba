package dev.holdpoint.server.calls;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.wire.BadParameters;
import dev.holdpoint.server.wire.SdkOperation;
import dev.holdpoint.server.wire.SdkStyle;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** {@code arn:aws:states:::aws-sdk:SERVICE:ACTION}, for any action that we serve. */
record SdkCall(SdkOperation action, Actions actions) implements LocalCall, OutsideCall {
  @Override
  public Calls.Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    return attempt(
        call,
        turn.ids().uuid(),
        () -> actions.within(tx, turn, action, SdkStyle.V2, call.parameters()));
  }

  @Override
  public Calls.Outcome call(Effect.CallTask call, String requestId) {
    return attempt(
        call, requestId, () -> actions.run(action, SdkStyle.V2, call.parameters(), requestId));
  }

  private Calls.Outcome attempt(
      Effect.CallTask call, String requestId, Supplier<ObjectNode> attempt) {
    try {
      return new Calls.Outcome.Answered(Json.write(attempt.get()));
    } catch (BadParameters bad) {
      return new Calls.Outcome.Failed(SdkAnswer.unfit(call.parameters(), bad));
    } catch (AwsException refusal) {
      return new Calls.Outcome.Failed(refused(refusal, requestId));
    }
  }

  private Failure refused(AwsException refusal, String requestId) {
    String exception = action.exception(refusal);
    String service = action.service();
    return Failure.of(
        service + "." + (exception == null ? service + "Exception" : exception),
        SdkAnswer.cause(service, refusal, requestId));
  }
}
