package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Effect;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sns.PublishRequest;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code arn:aws:states:::sns:publish}. A message that is JSON is published as its text. */
public final class SnsPublish implements ServiceCall {
  private static final List<String> MEMBERS =
      List.of(
          "TopicArn", "TargetArn", "Message", "Subject", "MessageStructure", "MessageAttributes");

  private final Topics topics;

  public SnsPublish(Topics topics) {
    this.topics = topics;
  }

  @Override
  public ObjectNode call(Tx tx, Turn turn, Effect.CallTask call) {
    JsonNode json = call.parameters();
    Parameters parameters = new Parameters(json, MEMBERS);
    String arn = parameters.text("TopicArn");
    Topic topic = topics.byArn(tx, arn == null ? parameters.textOrEmpty("TargetArn") : arn);
    PublishRequest request =
        new PublishRequest(
            parameters.textOrEmpty("Message"),
            parameters.text("Subject"),
            parameters.text("MessageStructure"),
            MessageAttributes.read(json.get("MessageAttributes")));
    return Json.object().put("MessageId", topics.publish(tx, turn, topic, request));
  }
}
