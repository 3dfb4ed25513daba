package dev.holdpoint.core.sns;

import java.util.Map;

/** Who wants to be told what a topic publishes. */
public record SubscribeRequest(
    String topicArn, String protocol, String endpoint, Map<String, String> attributes) {
  public SubscribeRequest {
    attributes = Map.copyOf(attributes);
  }

  public static SubscribeRequest email(String topicArn, String address) {
    return new SubscribeRequest(topicArn, "email", address, Map.of());
  }
}
