package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.sns.DeliveryReport;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.ObjectNode;

/**
 * A line of a topic's delivery status log.
 *
 * @see <a href="https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html">SNS message
 *     delivery status</a>
 */
final class DeliveryLine {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);
  private static final int OK = 200;

  private DeliveryLine() {}

  /** The log group that AWS writes it to. */
  static String group(DeliveryReport report) {
    Arn topic = report.topic();
    String group = "sns/" + topic.region() + "/" + topic.account() + "/" + topic.name();
    return report.failure() == null ? group : group + "/Failure";
  }

  static Arn groupArn(DeliveryReport report) {
    return LogGroups.arn(Home.of(report.topic()), group(report));
  }

  static String of(DeliveryReport report) {
    ObjectNode notification = Json.object();
    notification.put("messageId", report.messageId());
    notification.put("topicArn", report.topic().value());
    notification.put("timestamp", TIME.format(report.publishedAt()));
    ObjectNode delivery = Json.object();
    delivery.put("destination", report.subscription().endpoint());
    delivery.put("providerResponse", report.failure());
    delivery.put("dwellTimeMs", Duration.between(report.publishedAt(), report.at()).toMillis());
    delivery.put("attempts", report.attempts());
    if (report.failure() == null) {
      delivery.put("statusCode", OK);
    }
    ObjectNode line = Json.object();
    line.set("notification", notification);
    line.set("delivery", delivery);
    line.put("status", report.failure() == null ? "SUCCESS" : "FAILURE");
    return Json.write(line);
  }
}
