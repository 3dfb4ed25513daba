package dev.holdpoint.server.calls;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.sqs.SendRequest;
import dev.holdpoint.core.sqs.Sent;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code arn:aws:states:::sqs:sendMessage}. A body that is JSON is sent as its text. */
public final class SqsSendMessage implements ServiceCall {
  private static final List<String> MEMBERS =
      List.of(
          "QueueUrl",
          "MessageBody",
          "DelaySeconds",
          "MessageAttributes",
          "MessageDeduplicationId",
          "MessageGroupId");

  private final Queues queues;

  public SqsSendMessage(Queues queues) {
    this.queues = queues;
  }

  @Override
  public ObjectNode call(Tx tx, Turn turn, Effect.CallTask call) {
    JsonNode json = call.parameters();
    Parameters parameters = new Parameters(json, MEMBERS);
    Queue queue = queue(tx, turn, parameters.textOrEmpty("QueueUrl"));
    String body = parameters.text("MessageBody");
    if (body == null) {
      throw AwsException.of(
          "MissingParameter", "The request must contain the parameter MessageBody.");
    }
    Sent sent =
        queues.send(
            tx,
            turn,
            queue,
            new SendRequest(
                body,
                parameters.integer("DelaySeconds"),
                MessageAttributes.read(json.get("MessageAttributes")),
                Map.of(),
                parameters.text("MessageGroupId"),
                parameters.text("MessageDeduplicationId")));
    ObjectNode answer = Json.object();
    if (sent.md5OfAttributes() != null) {
      answer.put("MD5OfMessageAttributes", sent.md5OfAttributes());
    }
    return answer.put("MD5OfMessageBody", sent.md5OfBody()).put("MessageId", sent.messageId());
  }

  /** An address that is no queue's fails as it does on AWS: there is no such host. */
  private Queue queue(Tx tx, Turn turn, String url) {
    try {
      return queues.byUrl(tx, turn.home(), url);
    } catch (AwsException refusal) {
      if (!refusal.code().equals("InvalidAddress")) {
        throw refusal;
      }
      throw new CallFailure(
          "SQS.SdkClientException",
          "Unable to execute HTTP request: "
              + url.replaceFirst("^[a-z]+://", "").replaceFirst("[:/].*$", "")
              + ": Name or service not known");
    }
  }
}
