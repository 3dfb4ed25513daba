package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Made;
import dev.holdpoint.app.stack.ResourceType;
import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.sns.SubscribeRequest;
import dev.holdpoint.core.sns.Topic;
import dev.holdpoint.core.sns.Topics;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** {@code AWS::SNS::Topic}, with the subscriptions that it lists. */
public record TopicType(Topics topics) implements ResourceType {
  @Override
  public String name() {
    return "AWS::SNS::Topic";
  }

  @Override
  public Set<String> properties() {
    return Set.of("TopicName", "DisplayName", "Subscription");
  }

  @Override
  public Set<String> ignored() {
    return Set.of("Tags", "TracingConfig");
  }

  @Override
  public String nameProperty() {
    return "TopicName";
  }

  @Override
  public int nameLength() {
    return 256;
  }

  @Override
  public Made put(Tx tx, Turn turn, Wanted wanted, @Nullable Made known) {
    Topic topic = topics.create(tx, turn, wanted.name(), Map.of(), Map.of());
    String display = wanted.textOr("DisplayName", "");
    if (!topic.displayName().equals(display)) {
      topics.setAttribute(tx, topic, "DisplayName", display);
    }
    String arn = topic.arn().value();
    for (JsonNode subscription : wanted.get("Subscription").values()) {
      wanted.only("Subscription", subscription, Set.of("Protocol", "Endpoint"));
      String protocol = subscription.path("Protocol").asString("");
      String endpoint = subscription.path("Endpoint").asString("");
      Subscribing.ensure(topics, tx, turn, new SubscribeRequest(arn, protocol, endpoint, Map.of()));
    }
    return new Made(arn, Map.of("TopicArn", Json.text(arn), "TopicName", Json.text(topic.name())));
  }

  @Override
  public void delete(Tx tx, Turn turn, Made made) {
    topics.delete(tx, made.physicalId());
  }
}
