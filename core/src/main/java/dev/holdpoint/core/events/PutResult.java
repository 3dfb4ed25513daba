package dev.holdpoint.core.events;

/** What became of one entry. */
public sealed interface PutResult {
  record Accepted(String eventId) implements PutResult {}

  record Refused(String code, String message) implements PutResult {}
}
