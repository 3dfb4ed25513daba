package dev.holdpoint.core.sns;

import dev.holdpoint.core.json.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * A notification as a function gets it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html">Invoking Lambda
 *     functions with SNS notifications</a>
 */
final class FunctionEvent {
  private FunctionEvent() {}

  static String of(Subscription subscription, Notification notification, Seal seal) {
    String text = notification.textFor(Protocol.LAMBDA);
    ObjectNode sns = Json.object();
    sns.put("Type", "Notification");
    sns.put("MessageId", notification.messageId());
    sns.put("TopicArn", notification.topicArn().value());
    sns.put("Subject", notification.subject());
    sns.put("Message", text);
    sns.put("Timestamp", notification.timestamp());
    sns.put("SignatureVersion", seal.version());
    sns.put("Signature", seal.of(notification, text));
    sns.put("SigningCertUrl", seal.certificateUrl());
    sns.put("UnsubscribeUrl", seal.links().unsubscribe(subscription));
    sns.set("MessageAttributes", attributes(notification));
    ObjectNode one = Json.object();
    one.put("EventSource", "aws:sns");
    one.put("EventVersion", "1.0");
    one.put("EventSubscriptionArn", subscription.arn().value());
    one.set("Sns", sns);
    return Json.write(Json.object().set("Records", Json.array().add(one)));
  }

  private static ObjectNode attributes(Notification notification) {
    ObjectNode all = Json.object();
    notification
        .attributes()
        .forEach((name, value) ->
            all.set(
                name,
                Json.object()
                    .put("Type", value.dataType())
                    .put("Value", NotificationJson.text(value))));
    return all;
  }
}
