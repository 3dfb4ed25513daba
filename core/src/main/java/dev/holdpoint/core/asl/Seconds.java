package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;

/** {@code TimeoutSeconds} or {@code HeartbeatSeconds}, and their Path forms. */
public sealed interface Seconds {
  record Literal(long seconds) implements Seconds {}

  record At(JsonPath path) implements Seconds {}
}
