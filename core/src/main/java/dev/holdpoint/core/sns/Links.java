package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Home;

/**
 * Where subscribers confirm and unsubscribe. What a person reads leads to pages that only ask, as
 * mail scanners follow links; everything else leads to the actions themselves, as on AWS.
 *
 * @param base where others reach this server, without a slash at the end
 */
record Links(String base) {
  private static final String PAGES = "/_holdpoint/subscriptions/";

  String confirm(Subscription subscription) {
    String token = Token.of(subscription, Token.Purpose.CONFIRM);
    return subscription.protocol().isMail()
        ? page("confirm", subscription, token)
        : base
            + "/?Action=ConfirmSubscription&TopicArn="
            + subscription.topicArn()
            + "&Token="
            + token;
  }

  String unsubscribe(Subscription subscription) {
    return subscription.protocol().isMail()
        ? page("unsubscribe", subscription, Token.of(subscription, Token.Purpose.UNSUBSCRIBE))
        : base + "/?Action=Unsubscribe&SubscriptionArn=" + subscription.arn();
  }

  /** The page knows the default account and region; every other one stands in the link. */
  private String page(String what, Subscription subscription, String token) {
    Home home = Home.of(subscription.topicArn());
    String place = home.equals(Home.DEFAULT) ? "" : "?in=" + home.region() + ":" + home.account();
    return base + PAGES + what + "/" + subscription.topicArn().name() + "/" + token + place;
  }
}
