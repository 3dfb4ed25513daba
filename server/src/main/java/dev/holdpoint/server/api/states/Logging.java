package dev.holdpoint.server.api.states;

import dev.holdpoint.core.states.LogSettings;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.LogDestination;
import software.amazon.awssdk.services.sfn.model.LoggingConfiguration;

/** Logging configuration between the SDK's shape and ours. */
final class Logging {
  private Logging() {}

  static @Nullable LogSettings read(@Nullable LoggingConfiguration logging) {
    if (logging == null) {
      return null;
    }
    String level = logging.levelAsString();
    return new LogSettings(
        level == null ? LogSettings.Level.OFF : LogSettings.Level.valueOf(level),
        Boolean.TRUE.equals(logging.includeExecutionData()),
        logging.hasDestinations() ? groups(logging.destinations()) : null);
  }

  /** A destination that names no log group is one with an empty name, and refused as such. */
  private static List<String> groups(List<LogDestination> destinations) {
    return destinations.stream()
        .map(LogDestination::cloudWatchLogsLogGroup)
        .map(group -> group == null ? "" : Objects.requireNonNullElse(group.logGroupArn(), ""))
        .toList();
  }

  static LoggingConfiguration show(LogSettings settings) {
    LoggingConfiguration.Builder shown =
        LoggingConfiguration.builder()
            .level(settings.level().name())
            .includeExecutionData(settings.includeExecutionData());
    if (settings.destinations() != null) {
      shown.destinations(settings.destinations().stream().map(Logging::destination).toList());
    }
    return shown.build();
  }

  private static LogDestination destination(String arn) {
    return LogDestination.builder().cloudWatchLogsLogGroup(group -> group.logGroupArn(arn)).build();
  }
}
