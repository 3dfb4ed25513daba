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
import tools.jackson.databind.JsonNode;

/**
 * The services of a test: {@code sqs:sendMessage} sends within the commit as the server does;
 * everything else is owed, and answered by the test.
 */
public final class TestCalls implements Calls {
  private final Queues queues;

  public TestCalls(Queues queues) {
    this.queues = queues;
  }

  @Override
  public Outcome call(Tx tx, Turn turn, Effect.CallTask call) {
    boolean local =
        call.resource() instanceof Resource.Integration integration
            && integration.service().equals("sqs");
    return local ? send(tx, turn, call.parameters()) : new Outcome.Owed();
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
