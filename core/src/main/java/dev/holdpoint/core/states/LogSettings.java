package dev.holdpoint.core.states;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a machine's executions write to a log.
 *
 * @param destinations log groups' ARNs; null where the caller did not speak of them
 */
public record LogSettings(
    Level level, boolean includeExecutionData, @Nullable List<String> destinations) {
  /** Nothing is logged. */
  public static final LogSettings OFF = new LogSettings(Level.OFF, false, null);

  private static final Pattern GROUP =
      Pattern.compile("arn:aws[a-z-]*:logs:[a-z0-9-]+:\\d{12}:log-group:[^:*]+(:\\*)?");

  /** What is logged: everything, errors, what ends an execution, nothing. */
  public enum Level {
    ALL,
    ERROR,
    FATAL,
    OFF
  }

  public LogSettings {
    destinations = destinations == null ? null : List.copyOf(destinations);
  }

  /** Refuses what AWS refuses. */
  LogSettings checked() {
    int given = destinations == null ? 0 : destinations.size();
    if (given > 1 || (level != Level.OFF && given == 0)) {
      throw StatesError.invalidLogging("Must specify exactly one Log Destination.");
    }
    if (destinations != null) {
      destinations.forEach(LogSettings::checkGroup);
    }
    return this;
  }

  private static void checkGroup(String arn) {
    if (!GROUP.matcher(arn).matches()) {
      throw StatesError.invalidLogging("Log Destination is not a valid Log Group ARN.");
    }
    if (!arn.endsWith(":*")) {
      throw StatesError.invalidLogging("Log Group ARN must be provided with '*' qualifier.");
    }
  }
}
