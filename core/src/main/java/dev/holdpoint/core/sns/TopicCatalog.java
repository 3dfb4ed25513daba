package dev.holdpoint.core.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.ResourceKind;
import dev.holdpoint.core.store.Tx;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The topics themselves. */
final class TopicCatalog {

  Topic create(Tx tx, Turn turn, String name, Map<String, String> given, Map<String, String> tags) {
    TopicRules.checkName(name, given);
    TopicRules.check(given);
    TopicRules.checkFifo(given);
    Map<String, String> attributes = new TreeMap<>(given);
    attributes.remove(TopicRules.FIFO, "false");
    TopicRules.checkedTags(tags);
    Topic topic = new Topic(turn.home().arn("sns", name), turn.now(), attributes, tags);
    Topic there = find(tx, topic.arn());
    if (there != null) {
      return same(there, topic);
    }
    put(tx, topic);
    return topic;
  }

  private static Topic same(Topic there, Topic wanted) {
    if (!there.attributes().entrySet().containsAll(wanted.attributes().entrySet())) {
      throw SnsError.parameter("Attributes", "Topic already exists with different attributes");
    }
    if (!wanted.tags().isEmpty() && !there.tags().equals(wanted.tags())) {
      throw SnsError.parameter("Tags", "Topic already exists with different tags");
    }
    return there;
  }

  void change(Tx tx, Topic topic, Map<String, String> changes) {
    Map<String, String> all = new TreeMap<>(topic.attributes());
    changes.forEach((name, value) -> {
      if (name.equals(TopicRules.FIFO)) {
        throw SnsError.parameter("AttributeName");
      }
      if (value.isEmpty() && TopicRules.mayBeTakenAway(name)) {
        all.remove(name);
      } else {
        TopicRules.check(Map.of(name, value));
        all.put(name, value);
      }
    });
    TopicRules.checkFifo(all);
    put(tx, topic.withAttributes(all));
  }

  void put(Tx tx, Topic topic) {
    tx.resources().put(ResourceKind.TOPIC, topic.arn().value(), Json.tree(topic));
  }

  @Nullable Topic find(Tx tx, Arn arn) {
    JsonNode json = tx.resources().find(ResourceKind.TOPIC, arn.value());
    return json == null ? null : Json.read(json, Topic.class);
  }

  Topic existing(Tx tx, String arn) {
    Topic topic = find(tx, SnsError.checked("TopicArn", arn));
    if (topic == null) {
      throw SnsError.topicDoesNotExist();
    }
    return topic;
  }

  void delete(Tx tx, Arn arn) {
    tx.resources().delete(ResourceKind.TOPIC, arn.value());
  }
}
