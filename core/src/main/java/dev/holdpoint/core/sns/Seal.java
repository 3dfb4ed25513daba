package dev.holdpoint.core.sns;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Signs as one topic does. A text is signed once, however many subscribers get it. For one unit of
 * work on one thread.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html">
 *     Verifying the signatures of SNS messages</a>
 */
final class Seal {
  private final MessageSigner signer;
  private final String version;
  private final Links links;
  private final Map<String, String> made = new HashMap<>();

  Seal(MessageSigner signer, Topic topic, Links links) {
    this.signer = signer;
    this.version = topic.signatureVersion();
    this.links = links;
  }

  String version() {
    return version;
  }

  Links links() {
    return links;
  }

  String certificateUrl() {
    return links.base() + "/" + signer.certificateName();
  }

  String of(Notification notification, String text) {
    String subject = notification.subject();
    return sign(
        line("Message", text)
            + line("MessageId", notification.messageId())
            + (subject == null ? "" : line("Subject", subject))
            + line("Timestamp", notification.timestamp())
            + line("TopicArn", notification.topicArn().value())
            + line("Type", "Notification"));
  }

  String of(Confirmation asked) {
    return sign(
        line("Message", asked.message())
            + line("MessageId", asked.messageId())
            + line("SubscribeURL", asked.subscribeUrl())
            + line("Timestamp", Notification.time(asked.at()))
            + line("Token", asked.token())
            + line("TopicArn", asked.topicArn().value())
            + line("Type", Confirmation.TYPE));
  }

  private String sign(String text) {
    @Nullable String known = made.get(text);
    if (known == null) {
      known = signer.sign(version, text);
      made.put(text, known);
    }
    return known;
  }

  private static String line(String name, String value) {
    return name + "\n" + value + "\n";
  }
}
