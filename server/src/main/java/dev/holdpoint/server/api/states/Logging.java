package dev.holdpoint.server.api.states;

import dev.holdpoint.core.json.Json;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.LogLevel;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A machine's logging configuration: kept and shown; nothing is logged by it yet. */
final class Logging {
  private Logging() {}

  static @Nullable JsonNode keep(@Nullable LoggingConfiguration logging) {
    if (logging == null) {
      return null;
    }
    ObjectNode kept = Json.object();
    kept.put("level", logging.levelAsString() == null ? "OFF" : logging.levelAsString());
    kept.put("includeExecutionData", Boolean.TRUE.equals(logging.includeExecutionData()));
    var destinations = kept.putArray("destinations");
    logging.destinations().stream()
        .filter(destination -> destination.cloudWatchLogsLogGroup() != null)
        .map(destination -> destination.cloudWatchLogsLogGroup().logGroupArn())
        .forEach(destinations::add);
    return kept;
  }

  static LoggingConfiguration show(@Nullable JsonNode kept) {
    if (kept == null) {
      return LoggingConfiguration.builder().level(LogLevel.OFF).includeExecutionData(false).build();
    }
    LoggingConfiguration.Builder shown =
        LoggingConfiguration.builder()
            .level(kept.get("level").stringValue())
            .includeExecutionData(kept.get("includeExecutionData").booleanValue());
    if (!kept.get("destinations").isEmpty()) {
      shown.destinations(
          kept.get("destinations")
              .valueStream()
              .map(arn ->
                  software.amazon.awssdk.services.sfn.model.LogDestination.builder()
                      .cloudWatchLogsLogGroup(group -> group.logGroupArn(arn.stringValue()))
                      .build())
              .toList());
    }
    return shown.build();
  }
}
