package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.store.Tx;
import java.util.regex.Pattern;

/**
 * {@code arn:aws:states:::sqs:sendMessage}. A queue's URL is where the message goes: one that is no
 * queue's fails as it does on AWS, as there is no such host.
 */
record SendMessageCall(OptimizedCall action) implements LocalCall {
  private static final Pattern AROUND_THE_HOST = Pattern.compile("^[a-z]+://|[:/].*$");

  @Override
  public Calls.Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    Calls.Outcome outcome = action.call(tx, turn, call);
    return outcome instanceof Calls.Outcome.Failed(Failure failure)
            && "SQS.InvalidAddressException".equals(failure.error())
        ? new Calls.Outcome.Failed(noSuchHost(call.parameters().path("QueueUrl").asString("")))
        : outcome;
  }

  private static Failure noSuchHost(String url) {
    return Failure.of(
        "SQS.SdkClientException",
        "Unable to execute HTTP request: "
            + AROUND_THE_HOST.matcher(url).replaceAll("")
            + ": Name or service not known");
  }
}
