package dev.holdpoint.core.sns;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Who may subscribe, and how a subscription may be set up. */
final class SubscriptionRules {
  private static final Set<String> NOT_YET =
      Set.of("sqs", "lambda", "http", "https", "email-json", "sms", "application", "firehose");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "DeliveryPolicy",
          "FilterPolicy",
          "FilterPolicyScope",
          "RedrivePolicy",
          "ReplayPolicy",
          "SubscriptionRoleArn");

  /** Nothing that could end a header or begin another address. */
  private static final Pattern ADDRESS =
      Pattern.compile("[\\p{Graph}&&[^@<>()\\[\\]\\\\,;:\"]]{1,64}@[\\p{Alnum}._-]{1,255}");

  private SubscriptionRules() {}

  static void check(SubscribeRequest request) {
    if (NOT_YET.contains(request.protocol())) {
      throw SnsError.unsupported("Protocol", "the protocol " + request.protocol());
    }
    if (!request.protocol().equals("email")) {
      throw SnsError.parameter(
          "Protocol", "Does not support this protocol string: " + request.protocol());
    }
    if (!ADDRESS.matcher(request.endpoint()).matches()) {
      throw SnsError.parameter("Email address");
    }
    request.attributes().forEach(SubscriptionRules::checkAttribute);
  }

  /** Today nothing about an e-mail subscription can be set to anything but its default. */
  static void checkAttribute(String name, String value) {
    if (name.equals("RawMessageDelivery")) {
      checkRaw(value);
    } else if (ATTRIBUTES.contains(name)) {
      throw SnsError.unsupported("Attributes", "the subscription attribute " + name);
    } else {
      throw SnsError.parameter("AttributeName");
    }
  }

  private static void checkRaw(String value) {
    if (value.equals("true")) {
      throw SnsError.parameter(
          "RawMessageDelivery", "Delivery protocol [email] does not support raw message delivery.");
    }
    if (!value.equals("false")) {
      throw SnsError.parameter("RawMessageDelivery", "Invalid value [" + value + "].");
    }
  }

  static Map<String, String> shown(Subscription subscription) {
    String account = subscription.topicArn().account();
    Map<String, String> all = new TreeMap<>();
    all.put("SubscriptionArn", subscription.arn().value());
    all.put("TopicArn", subscription.topicArn().value());
    all.put("Owner", account);
    all.put("Protocol", subscription.protocol());
    all.put("Endpoint", subscription.endpoint());
    all.put("RawMessageDelivery", "false");
    all.put("PendingConfirmation", Boolean.toString(!subscription.confirmed()));
    all.put("ConfirmationWasAuthenticated", Boolean.toString(subscription.authenticated()));
    all.put("SubscriptionPrincipal", "arn:aws:iam::" + account + ":root");
    return all;
  }
}
