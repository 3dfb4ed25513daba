package dev.holdpoint.core.sns;

/**
 * A mail's words, as SNS writes them.
 *
 * @param fromName the topic's display name, or empty
 */
record Letter(String fromName, String to, String subject, String text) {

  /** A published message: the bare text, or for {@code email-json} all of it. */
  static Letter notification(
      Topic topic, Subscription subscription, Notification notification, Seal seal) {
    String subject = notification.subject();
    return new Letter(
        topic.displayName(),
        subscription.endpoint(),
        subject == null ? "AWS Notification Message" : subject,
        subscription.protocol() == Protocol.EMAIL
            ? plain(subscription, notification, seal)
            : NotificationJson.of(notification, subscription, seal));
  }

  private static String plain(Subscription subscription, Notification notification, Seal seal) {
    return notification.textFor(Protocol.EMAIL)
        + "\n\n--\n"
        + "If you wish to stop receiving notifications from this topic, please click or visit"
        + " the link below to unsubscribe:\n"
        + seal.links().unsubscribe(subscription)
        + "\n\nPlease do not reply directly to this email.\n";
  }

  /** The question whether a person wants a topic's mails. */
  static Letter confirmation(
      Topic topic, Subscription subscription, Confirmation asked, Seal seal) {
    return new Letter(
        topic.displayName(),
        subscription.endpoint(),
        "AWS Notification - Subscription Confirmation",
        subscription.protocol() == Protocol.EMAIL
            ? plain(topic, asked)
            : NotificationJson.confirmation(asked, seal));
  }

  private static String plain(Topic topic, Confirmation asked) {
    return "You have chosen to subscribe to the topic:\n"
        + topic.arn()
        + "\n\nTo confirm this subscription, click or visit the link below (If this was in"
        + " error no action is necessary):\n"
        + asked.subscribeUrl()
        + "\n\nPlease do not reply directly to this email.\n";
  }
}
