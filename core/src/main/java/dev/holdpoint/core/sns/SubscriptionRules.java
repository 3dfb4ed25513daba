package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How a subscription may be set up, and how it is shown. */
final class SubscriptionRules {
  private static final Set<String> NOT_YET = Set.of("ReplayPolicy", "SubscriptionRoleArn");
  private static final Set<String> KNOWN =
      Set.of(
          SubscriptionSettings.RAW,
          SubscriptionSettings.FILTER,
          SubscriptionSettings.SCOPE,
          SubscriptionSettings.REDRIVE,
          SubscriptionSettings.DELIVERY);
  private static final String TARGET = "deadLetterTargetArn";

  private SubscriptionRules() {}

  static void checkName(String name) {
    if (NOT_YET.contains(name)) {
      throw SnsError.unsupported("Attributes", "the subscription attribute " + name);
    }
    if (!KNOWN.contains(name)) {
      throw SnsError.parameter("AttributeName");
    }
  }

  /**
   * Checks what is to be set.
   *
   * @param all what will then be set altogether
   */
  static void check(
      Protocol protocol, Arn topic, Map<String, String> changes, Map<String, String> all) {
    changes.keySet().forEach(SubscriptionRules::checkName);
    if (changes.containsKey(SubscriptionSettings.RAW)) {
      checkRaw(protocol, String.valueOf(changes.get(SubscriptionSettings.RAW)));
    }
    String redrive = all.get(SubscriptionSettings.REDRIVE);
    if (redrive != null) {
      checkRedrive(redrive, topic);
    }
    FilterScope scope =
        FilterScope.of(all.getOrDefault(SubscriptionSettings.SCOPE, FilterScope.ATTRIBUTES.text()));
    String filter = all.get(SubscriptionSettings.FILTER);
    if (filter != null) {
      FilterPolicy.compile(filter, scope);
    }
    if (changes.containsKey(SubscriptionSettings.DELIVERY)) {
      if (!protocol.isHttp()) {
        throw SnsError.parameter(
            "Delivery protocol [" + protocol.text() + "] does not support custom delivery policy.");
      }
      String delivery = all.get(SubscriptionSettings.DELIVERY);
      if (delivery != null) {
        DeliveryPolicy.ofSubscription(delivery);
      }
    }
  }

  private static void checkRaw(Protocol protocol, String value) {
    if (!protocol.takesRaw()) {
      throw SnsError.parameter(
          "Delivery protocol [" + protocol.text() + "] does not support raw message delivery.");
    }
    if (!value.equals("true") && !value.equals("false")) {
      throw SnsError.parameter(
          "RawMessageDelivery: Invalid value [" + value + "]. Must be true or false.");
    }
  }

  private static void checkRedrive(String text, Arn topic) {
    JsonNode policy = object(text);
    for (String name : policy.propertyNames()) {
      if (!name.equals(TARGET)) {
        throw SnsError.parameter("RedrivePolicy: invalid JSON. Attribute " + name + " is unknown.");
      }
    }
    Arn target = Arn.of(policy.path(TARGET).asString(""));
    if (!target.isWellFormed()) {
      throw SnsError.parameter("RedrivePolicy: deadLetterTargetArn is an invalid arn");
    }
    boolean near =
        target.service().equals("sqs")
            && target.region().equals(topic.region())
            && target.account().equals(topic.account());
    if (!near) {
      throw SnsError.parameter(
          "RedrivePolicy: deadLetterTargetArn must be an SQS queue in the same account and region"
              + " as the subscription");
    }
  }

  private static JsonNode object(String text) {
    try {
      JsonNode policy = Json.parse(text);
      if (policy.isObject()) {
        return policy;
      }
    } catch (JacksonException e) {
      throw SnsError.parameter("RedrivePolicy: invalid JSON");
    }
    throw SnsError.parameter("RedrivePolicy: invalid JSON");
  }

  static Map<String, String> shown(Subscription subscription, Topic topic) {
    String account = subscription.topicArn().account();
    Map<String, String> all = new TreeMap<>();
    all.put("SubscriptionArn", subscription.arn().value());
    all.put("TopicArn", subscription.topicArn().value());
    all.put("Owner", account);
    all.put("Protocol", subscription.protocol().text());
    all.put("Endpoint", subscription.endpoint());
    all.put("RawMessageDelivery", "false");
    all.put("PendingConfirmation", Boolean.toString(!subscription.confirmed()));
    all.put("ConfirmationWasAuthenticated", Boolean.toString(subscription.authenticated()));
    all.put("SubscriptionPrincipal", "arn:aws:iam::" + account + ":root");
    all.putAll(subscription.settings().attributes());
    if (!all.containsKey(SubscriptionSettings.FILTER)) {
      all.remove(SubscriptionSettings.SCOPE);
    } else {
      all.putIfAbsent(SubscriptionSettings.SCOPE, FilterScope.ATTRIBUTES.text());
    }
    if (subscription.protocol().isHttp()) {
      all.put("EffectiveDeliveryPolicy", DeliveryPolicy.of(topic, subscription).json());
    }
    return all;
  }
}
