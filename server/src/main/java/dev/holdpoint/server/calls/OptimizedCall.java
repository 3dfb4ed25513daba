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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An optimized integration: the action as AWS called it through the first version of its SDK, whose
 * exceptions, names and metadata have stayed.
 *
 * @param prefix the service in an error's name, {@code SQS}
 * @param client the service's name in the error's text, {@code AmazonSQS}
 * @param contentType of the answer, whose metadata are shown; null where AWS shows none
 */
record OptimizedCall(
    SdkOperation action,
    Actions actions,
    String prefix,
    String client,
    @Nullable String contentType)
    implements LocalCall {

  @Override
  public Calls.Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    return call(tx, turn, call, call.parameters());
  }

  /** Calls with other parameters than those that the history tells of. */
  Calls.Outcome call(Tx tx, Turn turn, Effect.CallTask call, JsonNode parameters) {
    try {
      ObjectNode answer = actions.within(tx, turn, action, SdkStyle.V1, parameters);
      return new Calls.Outcome.Answered(
          contentType == null ? Json.write(answer) : SdkAnswer.of(answer, contentType, turn));
    } catch (BadParameters bad) {
      return new Calls.Outcome.Failed(SdkAnswer.unfit(call.parameters(), bad));
    } catch (AwsException refusal) {
      return new Calls.Outcome.Failed(refused(refusal, turn));
    }
  }

  private Failure refused(AwsException refusal, Turn turn) {
    String exception = action.exception(refusal);
    return SdkAnswer.refused(
        prefix + "." + (exception == null ? client + "Exception" : exception),
        client,
        refusal,
        turn);
  }
}
