package dev.holdpoint.testkit;

import dev.holdpoint.core.asl.Resource;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Calls;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Failure;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.sqs.Sent;
import dev.holdpoint.core.store.Tx;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The services of a test: SQS and Step Functions are called within the commit as the server does;
 * everything else is owed, and answered by the test.
 */
public final class TestCalls implements Calls {
  private final Queues queues;
  private @Nullable TestStates states;

  public TestCalls(Queues queues) {
    this.queues = queues;
  }

  /** From now on workflows can start and answer each other. */
  public void serve(Node node) {
    states = new TestStates(node);
  }

  @Override
  public boolean touchesExecutions(Effect.CallTask call) {
    return TestStates.isMeant(call);
  }

  /** Whether the call is made within the commit. */
  public boolean isLocal(Effect.CallTask call) {
    return (states != null && TestStates.isMeant(call)) || isSqs(call);
  }

  private static boolean isSqs(Effect.CallTask call) {
    return call.resource() instanceof Resource.Integration integration
        && integration.service().equals("sqs");
  }

  @Override
  public Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    if (states != null && TestStates.isMeant(call)) {
      return states.call(tx, turn, call);
    }
    return isSqs(call) ? send(tx, turn, call.parameters()) : new Outcome.Owed();
  }

  private Outcome send(Tx tx, Turn turn, JsonNode parameters) {
    try {
      Queue queue = queues.byUrl(tx, turn.home(), parameters.path("QueueUrl").asString(""));
      JsonNode body = parameters.path("MessageBody");
      String text = body.isString() ? body.stringValue() : body.toString();
      Sent sent = queues.send(tx, turn, queue, SendRequest.of(text));
      return new Outcome.Answered(
          Json.object()
              .put("MD5OfMessageBody", sent.md5OfBody())
              .put("MessageId", sent.messageId())
              .toString());
    } catch (AwsException refusal) {
      return new Outcome.Failed(Failure.of("SQS.AmazonSQSException", refusal.getMessage()));
    }
  }
}
