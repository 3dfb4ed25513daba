package dev.holdpoint.server.api.s3;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.s3.NotificationRule;
import dev.holdpoint.core.s3.Notifications;
import dev.holdpoint.core.s3.S3Error;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A bucket's notifications as a document. */
final class NotificationDocument {
  /** The three kinds of rules: each with its element, and that of its destination. */
  private enum Kind {
    TOPIC("TopicConfiguration", "Topic", TargetKind.TOPIC),
    QUEUE("QueueConfiguration", "Queue", TargetKind.QUEUE),
    FUNCTION("CloudFunctionConfiguration", "CloudFunction", TargetKind.FUNCTION);

    private final String element;
    private final String destination;
    private final TargetKind target;

    Kind(String element, String destination, TargetKind target) {
      this.element = element;
      this.destination = destination;
      this.target = target;
    }
  }

  private NotificationDocument() {}

  static Notifications read(byte[] document, Turn turn) {
    XmlNode root = XmlNode.parse(document, "NotificationConfiguration");
    List<NotificationRule> rules = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (XmlNode node : root.all(kind.element)) {
        rules.add(rule(node, kind, turn));
      }
    }
    return new Notifications(root.first("EventBridgeConfiguration") != null, rules);
  }

  private static NotificationRule rule(XmlNode node, Kind kind, Turn turn) {
    String id = node.find("Id");
    Arn destination = Arn.of(node.get(kind.destination));
    if (TargetKind.of(destination) != kind.target) {
      throw S3Error.invalidArgument("The ARN could not be parsed");
    }
    String prefix = "";
    String suffix = "";
    XmlNode filter = node.first("Filter");
    XmlNode keys = filter == null ? null : filter.first("S3Key");
    for (XmlNode one : keys == null ? List.<XmlNode>of() : keys.all("FilterRule")) {
      switch (one.get("Name").toLowerCase(Locale.ROOT)) {
        case "prefix" -> prefix = one.get("Value");
        case "suffix" -> suffix = one.get("Value");
        default ->
            throw S3Error.invalidArgument("filter rule name must be either prefix or suffix");
      }
    }
    return new NotificationRule(
        id == null || id.isEmpty() ? turn.ids().uuid() : id,
        destination,
        node.all("Event").stream().map(XmlNode::text).toList(),
        prefix,
        suffix);
  }

  static Xml write(Notifications notifications) {
    Xml xml = Xml.document("NotificationConfiguration");
    for (Kind kind : Kind.values()) {
      for (NotificationRule rule : notifications.rules()) {
        if (TargetKind.of(rule.destination()) == kind.target) {
          write(xml, kind, rule);
        }
      }
    }
    return notifications.eventBridge() ? xml.open("EventBridgeConfiguration").close() : xml;
  }

  private static void write(Xml xml, Kind kind, NotificationRule rule) {
    xml.open(kind.element).leaf("Id", rule.id()).leaf(kind.destination, rule.destination());
    rule.events().forEach(event -> xml.leaf("Event", event));
    if (!rule.prefix().isEmpty() || !rule.suffix().isEmpty()) {
      xml.open("Filter").open("S3Key");
      filter(xml, "Prefix", rule.prefix());
      filter(xml, "Suffix", rule.suffix());
      xml.close().close();
    }
    xml.close();
  }

  private static void filter(Xml xml, String name, String value) {
    if (!value.isEmpty()) {
      xml.open("FilterRule").leaf("Name", name).leaf("Value", value).close();
    }
  }
}
