package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was set about a subscription.
 *
 * @param attributes checked values, by AWS's names
 */
record SubscriptionSettings(Map<String, String> attributes) {
  static final String RAW = "RawMessageDelivery";
  static final String FILTER = "FilterPolicy";
  static final String SCOPE = "FilterPolicyScope";
  static final String REDRIVE = "RedrivePolicy";
  static final String DELIVERY = "DeliveryPolicy";

  SubscriptionSettings {
    attributes = Map.copyOf(attributes);
  }

  boolean raw() {
    return "true".equals(attributes.get(RAW));
  }

  /** The policy's text, or null where everything is wanted. */
  @Nullable String filterPolicy() {
    return attributes.get(FILTER);
  }

  FilterScope filterScope() {
    return FilterScope.of(attributes.getOrDefault(SCOPE, FilterScope.ATTRIBUTES.text()));
  }

  /** The queue for what cannot be delivered, or null. */
  @Nullable Arn deadLetters() {
    String policy = attributes.get(REDRIVE);
    return policy == null
        ? null
        : Arn.of(Json.parse(policy).path("deadLetterTargetArn").asString(""));
  }

  /** With these set besides; an empty value takes away. */
  Map<String, String> with(Map<String, String> changes) {
    Map<String, String> all = new TreeMap<>(attributes);
    changes.forEach((name, value) -> {
      if (value.isEmpty()) {
        all.remove(name);
      } else {
        all.put(name, value);
      }
    });
    return all;
  }
}
