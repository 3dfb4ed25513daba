package dev.holdpoint.core.asl;

import dev.holdpoint.core.query.JsonPath;

/** {@code InputPath} and {@code OutputPath}: which part of the data goes on. */
public sealed interface Selection {
  /** Absent, or {@code $}. */
  record Whole() implements Selection {}

  /** {@code null}: an empty object goes on. */
  record Nothing() implements Selection {}

  record At(JsonPath path) implements Selection {}
}
