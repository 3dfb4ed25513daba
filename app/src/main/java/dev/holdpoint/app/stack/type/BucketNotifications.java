package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.s3.NotificationRule;
import dev.holdpoint.core.s3.Notifications;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A bucket's notifications, as templates have them, and as S3's own API and CDK do. */
final class BucketNotifications {
  private static final String EVENT_BRIDGE = "EventBridgeConfiguration";

  /** CloudFormation's lists, and what names the destination in each. */
  private static final Map<String, String> OF_TEMPLATES =
      Map.of(
          "LambdaConfigurations", "Function",
          "QueueConfigurations", "Queue",
          "TopicConfigurations", "Topic");

  /** The API's. */
  private static final Map<String, String> OF_THE_API =
      Map.of(
          "LambdaFunctionConfigurations", "LambdaFunctionArn",
          "QueueConfigurations", "QueueArn",
          "TopicConfigurations", "TopicArn");

  private BucketNotifications() {}

  static Notifications ofTemplate(Wanted wanted, JsonNode configuration) {
    JsonNode bus = configuration.path(EVENT_BRIDGE);
    boolean told = !bus.isMissingNode() && bus.path("EventBridgeEnabled").asBoolean(true);
    return read(wanted, configuration, OF_TEMPLATES, told);
  }

  static Notifications ofApi(Wanted wanted, JsonNode configuration) {
    return read(wanted, configuration, OF_THE_API, configuration.has(EVENT_BRIDGE));
  }

  private static Notifications read(
      Wanted wanted, JsonNode configuration, Map<String, String> lists, boolean eventBridge) {
    Set<String> known = new HashSet<>(lists.keySet());
    known.add(EVENT_BRIDGE);
    wanted.only("NotificationConfiguration", configuration, known);
    List<NotificationRule> rules = new ArrayList<>();
    for (String list : lists.keySet().stream().sorted().toList()) {
      for (JsonNode one : configuration.path(list).values()) {
        rules.add(rule(wanted, list, lists.getOrDefault(list, ""), one, rules.size()));
      }
    }
    return new Notifications(eventBridge, rules);
  }

  private static NotificationRule rule(
      Wanted wanted, String list, String destination, JsonNode one, int number) {
    String where = "NotificationConfiguration." + list;
    wanted.only(where, one, Set.of("Id", "Event", "Events", "Filter", destination));
    List<String> events =
        Stream.concat(Stream.of(one.path("Event")), one.path("Events").valueStream())
            .filter(JsonNode::isString)
            .map(JsonNode::stringValue)
            .toList();
    String prefix = "";
    String suffix = "";
    JsonNode filter = one.path("Filter");
    JsonNode keys = filter.has("S3Key") ? filter.path("S3Key") : filter.path("Key");
    JsonNode filters = keys.has("Rules") ? keys.path("Rules") : keys.path("FilterRules");
    for (JsonNode each : filters.values()) {
      String value = each.path("Value").asString("");
      switch (each.path("Name").asString("").toLowerCase(Locale.ROOT)) {
        case "prefix" -> prefix = value;
        case "suffix" -> suffix = value;
        default -> throw wanted.mistake(where + ".Filter", "a rule's name is prefix or suffix");
      }
    }
    String id = one.path("Id").asString(wanted.logicalId() + "-" + number);
    return new NotificationRule(
        id, Arn.of(one.path(destination).asString("")), events, prefix, suffix);
  }
}
