package dev.holdpoint.server.logs;

import dev.holdpoint.core.aws.Arn;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What was logged.
 *
 * @param timestamp in milliseconds: when it happened
 * @param ingested in milliseconds: when it came here
 * @param number of its own, greater than those of all that came before
 */
public record LogEvent(
    Arn group, String stream, long timestamp, long ingested, long number, String message) {

  /** As they are shown: by time, then as they came. */
  static final Comparator<LogEvent> ORDER =
      Comparator.comparingLong(LogEvent::timestamp).thenComparingLong(LogEvent::number);

  String line() {
    String text = message.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return timestamp + " " + ingested + " " + number + " " + text;
  }

  /** Reads a line; null where it is not whole, as after a crash. */
  static @Nullable LogEvent read(Arn group, String stream, String line) {
    String[] parts = line.split(" ", 4);
    try {
      return parts.length < 4
          ? null
          : new LogEvent(
              group,
              stream,
              Long.parseLong(parts[0]),
              Long.parseLong(parts[1]),
              Long.parseLong(parts[2]),
              unescaped(parts[3]));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      if (sign == '\\' && i + 1 < text.length()) {
        i++;
        char escaped = text.charAt(i);
        plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
      } else {
        plain.append(sign);
      }
    }
    return plain.toString();
  }
}
