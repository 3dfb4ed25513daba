package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.states.LogSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One event of an execution as AWS writes it into a log group.
 *
 * @see <a href="https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html">Logging in
 *     CloudWatch Logs</a>
 */
final class LogLine {
  private static final Set<String> FATAL =
      Set.of("ExecutionFailed", "ExecutionAborted", "ExecutionTimedOut");

  /** What a machine's data is in: left out where the machine does not include it. */
  private static final Set<String> DATA =
      Set.of("input", "output", "parameters", "cause", "assignedVariables", "taskCredentials");

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-00", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LogLine() {}

  static boolean isWanted(HistoryEvent event, LogSettings.Level level) {
    String type = event.type().awsName();
    return switch (level) {
      case ALL -> true;
      case ERROR -> FATAL.contains(type) || isFailure(type);
      case FATAL -> FATAL.contains(type);
      case OFF -> false;
    };
  }

  private static boolean isFailure(String type) {
    return type.endsWith("Failed") || type.endsWith("TimedOut") || type.endsWith("Aborted");
  }

  static String of(Arn execution, HistoryEvent event, long atMillis, boolean withData) {
    ObjectNode line = Json.object();
    line.put("id", Long.toString(event.id()));
    line.put("type", event.type().awsName());
    line.set("details", details(event, withData));
    line.put("previous_event_id", Long.toString(event.previousId()));
    line.put("event_timestamp", Long.toString(atMillis));
    line.put("execution_arn", execution.value());
    return Json.write(line);
  }

  private static ObjectNode details(HistoryEvent event, boolean withData) {
    ObjectNode details = Json.object();
    if (event.details() != null) {
      event
          .details()
          .properties()
          .forEach(member -> {
            if (withData || !DATA.contains(member.getKey())) {
              JsonNode value = member.getValue();
              details.set(member.getKey(), value);
            }
          });
    }
    return details;
  }

  /** A log group as its machine names it, without AWS's {@code :*} behind it. */
  static Arn group(String groupArn) {
    return new Arn(groupArn.replaceFirst(":\\*$", ""));
  }

  /**
   * The stream of a machine's lines, one for each hour.
   *
   * @param run tells nodes and their runs apart
   */
  static String stream(Arn machine, long atMillis, String run) {
    return "states/"
        + machine.name()
        + "/"
        + HOUR.format(Instant.ofEpochMilli(atMillis))
        + "/"
        + run;
  }
}
