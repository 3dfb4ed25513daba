package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;
import java.time.Instant;

/** The four forms of a Wait state. */
public sealed interface WaitUntil {
  record AfterSeconds(long seconds) implements WaitUntil {}

  record AfterSecondsAt(JsonPath path) implements WaitUntil {}

  record Timestamp(Instant instant) implements WaitUntil {}

  record TimestampAt(JsonPath path) implements WaitUntil {}
}
