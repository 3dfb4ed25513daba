package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import dev.holdpoint.core.query.Query;
import java.time.Instant;

/** The forms of a Wait state. */
public sealed interface WaitUntil {
  record AfterSeconds(Quantity seconds) implements WaitUntil {}

  record Timestamp(Instant instant) implements WaitUntil {}

  record TimestampAt(JsonPath path) implements WaitUntil {}

  /** A JSONata expression that yields a timestamp. */
  record TimestampComputed(Query expression) implements WaitUntil {}
}
