package dev.holdpoint.testkit;

import java.time.Instant;
import java.util.Comparator;

/** A place in the order of due times; equal times stand in the order of their ids. */
record Due(Instant at, long id) {
  static final Comparator<Due> ORDER = Comparator.comparing(Due::at).thenComparingLong(Due::id);

  /** Behind everything that is due at or before now. */
  static Due justAfter(Instant now) {
    return new Due(millis(now).plusMillis(1), Long.MIN_VALUE);
  }

  /** What a database keeps of a time. */
  static Instant millis(Instant instant) {
    return Instant.ofEpochMilli(instant.toEpochMilli());
  }
}
