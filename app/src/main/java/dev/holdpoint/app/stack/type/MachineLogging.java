package dev.holdpoint.app.stack.type;

import dev.holdpoint.app.stack.Wanted;
import dev.holdpoint.core.states.LogSettings;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a template says of a state machine's logging. */
final class MachineLogging {
  static final String PROPERTY = "LoggingConfiguration";

  private MachineLogging() {}

  static LogSettings of(Wanted wanted) {
    JsonNode logging = wanted.get(PROPERTY);
    if (!logging.isObject()) {
      return LogSettings.OFF;
    }
    wanted.only(PROPERTY, logging, Set.of("Level", "IncludeExecutionData", "Destinations"));
    List<String> groups =
        logging
            .path("Destinations")
            .valueStream()
            .map(one -> one.path("CloudWatchLogsLogGroup").path("LogGroupArn").asString(""))
            .toList();
    return new LogSettings(
        level(wanted, logging.path("Level").asString("OFF")),
        logging.path("IncludeExecutionData").asString("false").equals("true"),
        logging.has("Destinations") ? groups : null);
  }

  private static LogSettings.Level level(Wanted wanted, String name) {
    try {
      return LogSettings.Level.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw wanted.mistake(
          PROPERTY + ".Level", "it must be one of " + List.of(LogSettings.Level.values()));
    }
  }
}
