package dev.holdpoint.server.api.logs;

import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.server.logs.LogEvent;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an event stands among those of its group or stream. */
record Position(long timestamp, long number) implements Comparable<Position> {
  static final Position BEGIN = new Position(Long.MIN_VALUE, 0);
  static final Position END = new Position(Long.MAX_VALUE, Long.MAX_VALUE);

  private static final Pattern TEXT = Pattern.compile("(-?\\d{1,18})_(\\d{1,19})");

  static Position of(LogEvent event) {
    return new Position(event.timestamp(), event.number());
  }

  String text() {
    return timestamp + "_" + number;
  }

  static Position read(String text) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw LogsError.invalid("The specified nextToken is invalid.");
    }
    return new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
  }

  @Override
  public int compareTo(Position other) {
    int byTime = Long.compare(timestamp, other.timestamp);
    return byTime == 0 ? Long.compare(number, other.number) : byTime;
  }
}
