package dev.holdpoint.core.sns;

import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sqs.MessageAttribute;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A notification as subscribers get it that do not want it raw, member by member as SNS writes it.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/http-notification-json.html">HTTP/S
 *     notification JSON format</a>
 */
final class NotificationJson {
  private final List<String> members = new ArrayList<>();

  private NotificationJson() {}

  /** For queues, HTTP and mails. */
  static String of(Notification notification, Subscription subscription, Seal seal) {
    String text = notification.textFor(subscription.protocol());
    NotificationJson json = new NotificationJson();
    json.add("Type", "Notification");
    json.add("MessageId", notification.messageId());
    Notification.Order order = notification.order();
    json.add("SequenceNumber", order == null ? null : order.sequence());
    json.add("TopicArn", notification.topicArn().value());
    json.add("Subject", notification.subject());
    json.add("Message", text);
    json.add("Timestamp", notification.timestamp());
    if (order == null) {
      json.add("SignatureVersion", seal.version());
      json.add("Signature", seal.of(notification, text));
      json.add("SigningCertURL", seal.certificateUrl());
    }
    json.add("UnsubscribeURL", seal.links().unsubscribe(subscription));
    json.add(notification.attributes());
    return json.write();
  }

  /** The question whether an endpoint wants to be told. */
  static String confirmation(Confirmation asked, Seal seal) {
    NotificationJson json = new NotificationJson();
    json.add("Type", Confirmation.TYPE);
    json.add("MessageId", asked.messageId());
    json.add("Token", asked.token());
    json.add("TopicArn", asked.topicArn().value());
    json.add("Message", asked.message());
    json.add("SubscribeURL", asked.subscribeUrl());
    json.add("Timestamp", Notification.time(asked.at()));
    json.add("SignatureVersion", seal.version());
    json.add("Signature", seal.of(asked));
    json.add("SigningCertURL", seal.certificateUrl());
    return json.write();
  }

  private void add(String name, @Nullable String value) {
    if (value != null) {
      members.add("  \"" + name + "\" : " + Json.write(value));
    }
  }

  private void add(Map<String, MessageAttribute> attributes) {
    if (attributes.isEmpty()) {
      return;
    }
    List<String> lines = new ArrayList<>();
    new TreeMap<>(attributes)
        .forEach((name, value) ->
            lines.add(
                "    %s : {\"Type\":%s,\"Value\":%s}"
                    .formatted(
                        Json.write(name), Json.write(value.dataType()), Json.write(text(value)))));
    members.add("  \"MessageAttributes\" : {\n" + String.join(",\n", lines) + "\n  }");
  }

  /** The value as text, bytes in base64. */
  static String text(MessageAttribute attribute) {
    byte[] bytes = attribute.binaryValue();
    String string = attribute.stringValue();
    if (bytes != null) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    return string == null ? "" : string;
  }

  private String write() {
    return "{\n" + String.join(",\n", members) + "\n}";
  }
}
