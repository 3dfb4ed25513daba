package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sns.SubscribeRequest;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::SNS::Subscription}. */
public record SubscriptionType(Topics topics) implements ResourceType {
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "RawMessageDelivery",
          "FilterPolicy",
          "FilterPolicyScope",
          "RedrivePolicy",
          "DeliveryPolicy");

  @Override
  public String name() {
    return "AWS::SNS::Subscription";
  }

  @Override
  public Set<String> properties() {
    return Set.of(
        "TopicArn",
        "Protocol",
        "Endpoint",
        "RawMessageDelivery",
        "FilterPolicy",
        "FilterPolicyScope",
        "RedrivePolicy",
        "DeliveryPolicy");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Region");
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Map<String, String> attributes = new LinkedHashMap<>();
    for (String name : ATTRIBUTES) {
      if (wanted.has(name)) {
        JsonNode value = wanted.get(name);
        attributes.put(name, value.isContainer() ? value.toString() : value.asString());
      }
    }
    SubscribeRequest request =
        new SubscribeRequest(
            wanted.text("TopicArn"), wanted.text("Protocol"), wanted.text("Endpoint"), attributes);
    String arn = Subscribing.ensure(topics, tx, turn, request).arn().value();
    if (known != null && !known.physicalId().equals(arn)) {
      // Another endpoint or protocol is another subscription.
      delete(tx, turn, known);
    }
    return new Made(arn, Map.of("Arn", Json.text(arn)));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    try {
      topics.unsubscribe(tx, made.physicalId());
    } catch (AwsException gone) {
      if (!gone.code().equals("NotFound") && !gone.code().equals("NotFoundException")) {
        throw gone;
      }
    }
  }
}
