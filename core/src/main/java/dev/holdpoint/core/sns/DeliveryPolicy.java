package dev.holdpoint.core.sns;

import dev.holdpoint.core.json.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How HTTP endpoints are told, and told again.
 *
 * @param contentType of raw messages and all others
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html">SNS
 *     message delivery retries</a>
 */
public record DeliveryPolicy(RetryPhases retries, String contentType, @Nullable Integer perSecond) {
  private static final String PLAIN = "text/plain; charset=UTF-8";
  private static final DeliveryPolicy DEFAULT =
      new DeliveryPolicy(RetryPhases.DEFAULT, PLAIN, null);

  /** A subscription's own policy; {@code InvalidParameter} where it is none. */
  static DeliveryPolicy ofSubscription(String text) {
    JsonNode json = object(text);
    return read(json, "healthyRetryPolicy", "throttlePolicy", "requestPolicy", DEFAULT);
  }

  /** A topic's policy; {@code InvalidParameter} where it is none. */
  static DeliveryPolicy ofTopic(String text) {
    JsonNode json = object(text).path("http");
    return read(
        json,
        "defaultHealthyRetryPolicy",
        "defaultThrottlePolicy",
        "defaultRequestPolicy",
        DEFAULT);
  }

  /** What holds for one subscription: its own policy, else its topic's, else SNS's. */
  static DeliveryPolicy of(Topic topic, Subscription subscription) {
    String ofTopic = topic.attributes().get(SubscriptionSettings.DELIVERY);
    DeliveryPolicy base = ofTopic == null ? DEFAULT : ofTopic(ofTopic);
    String own = subscription.settings().attributes().get(SubscriptionSettings.DELIVERY);
    boolean fixed =
        ofTopic != null
            && Json.parse(ofTopic).path("http").path("disableSubscriptionOverrides").asBoolean();
    return own == null || fixed
        ? base
        : read(object(own), "healthyRetryPolicy", "throttlePolicy", "requestPolicy", base);
  }

  private static DeliveryPolicy read(
      JsonNode json, String retry, String throttle, String request, DeliveryPolicy base) {
    JsonNode phases = json.path(retry);
    JsonNode perSecond = json.path(throttle).path("maxReceivesPerSecond");
    JsonNode type = json.path(request).path("headerContentType");
    if (!perSecond.isMissingNode() && perSecond.asInt(0) < 1) {
      throw wrong(throttle + ".maxReceivesPerSecond must be greater than or equal to 1");
    }
    return new DeliveryPolicy(
        phases.isObject() ? RetryPhases.read(phases, retry) : base.retries,
        type.isString() ? checkedType(type.asString()) : base.contentType,
        perSecond.isMissingNode() ? base.perSecond : Integer.valueOf(perSecond.asInt()));
  }

  private static String checkedType(String type) {
    boolean plain = type.matches("[\\x20-\\x7e]{1,100}") && type.contains("/");
    if (!plain) {
      throw wrong("requestPolicy.headerContentType is not a supported content type");
    }
    return type;
  }

  private static JsonNode object(String text) {
    try {
      JsonNode json = Json.parse(text);
      if (json.isObject()) {
        return json;
      }
    } catch (JacksonException e) {
      throw wrong("JSON is malformed.");
    }
    throw wrong("JSON is malformed.");
  }

  static RuntimeException wrong(String reason) {
    return SnsError.parameter("DeliveryPolicy: " + reason);
  }

  /** How long to wait after so many failed attempts, or null where there is none to come. */
  public @Nullable Duration after(int failures) {
    return retries.after(failures);
  }

  /** As a subscription's {@code EffectiveDeliveryPolicy}. */
  String json() {
    ObjectNode json = Json.object();
    json.set("healthyRetryPolicy", retries.json());
    json.put("sicklyRetryPolicy", (String) null);
    json.set(
        "throttlePolicy",
        perSecond == null
            ? Json.nullNode()
            : Json.object().put("maxReceivesPerSecond", perSecond.intValue()));
    json.set("requestPolicy", Json.object().put("headerContentType", contentType));
    json.put("guaranteed", false);
    return Json.write(json);
  }

  /** As a topic's {@code EffectiveDeliveryPolicy}. */
  static String ofTopicShown(@Nullable String text) {
    DeliveryPolicy policy = text == null ? DEFAULT : ofTopic(text);
    ObjectNode http = Json.object();
    http.set("defaultHealthyRetryPolicy", policy.retries.json());
    http.put(
        "disableSubscriptionOverrides",
        text != null
            && Json.parse(text).path("http").path("disableSubscriptionOverrides").asBoolean());
    if (policy.perSecond != null) {
      http.set(
          "defaultThrottlePolicy",
          Json.object().put("maxReceivesPerSecond", policy.perSecond.intValue()));
    }
    http.set("defaultRequestPolicy", Json.object().put("headerContentType", policy.contentType));
    return Json.write(Json.object().set("http", http));
  }
}
