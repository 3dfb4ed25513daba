package dev.holdpoint.core.sns;

import org.jspecify.annotations.Nullable;

/**
 * A mail's words, as SNS writes them.
 *
 * @param fromName the topic's display name, or empty
 */
record Letter(String fromName, String to, String subject, String text) {

  /** A published message. */
  static Letter notification(
      Topic topic,
      Subscription subscription,
      SenderSettings sender,
      @Nullable String subject,
      String message) {
    String text =
        message
            + "\n\n--\n"
            + "If you wish to stop receiving notifications from this topic, please click or visit"
            + " the link below to unsubscribe:\n"
            + link(sender, "unsubscribe", topic, Token.of(subscription, Token.Purpose.UNSUBSCRIBE))
            + "\n\nPlease do not reply directly to this email.\n";
    return new Letter(
        topic.displayName(),
        subscription.endpoint(),
        subject == null ? "AWS Notification Message" : subject,
        text);
  }

  /** The question whether a person wants a topic's mails. */
  static Letter confirmation(Topic topic, Subscription subscription, SenderSettings sender) {
    String text =
        "You have chosen to subscribe to the topic:\n"
            + topic.arn()
            + "\n\nTo confirm this subscription, click or visit the link below (If this was in"
            + " error no action is necessary):\n"
            + link(sender, "confirm", topic, Token.of(subscription, Token.Purpose.CONFIRM))
            + "\n\nPlease do not reply directly to this email.\n";
    return new Letter(
        topic.displayName(),
        subscription.endpoint(),
        "AWS Notification - Subscription Confirmation",
        text);
  }

  private static String link(SenderSettings sender, String what, Topic topic, String token) {
    return sender.linkBase()
        + "/_holdpoint/subscriptions/"
        + what
        + "/"
        + topic.name()
        + "/"
        + token;
  }
}
