package dev.holdpoint.core.store;

import java.time.Instant;

/**
 * An event that an archive keeps.
 *
 * @param archive the archive's own key, never used for another one
 * @param at when it happened, by which it is kept and replayed
 * @param number tells events of one time apart, and grows
 * @param event as JSON text
 */
public record ArchivedEvent(String archive, Instant at, long number, String event) {
  /** Says nothing of what it carries. */
  @Override
  public String toString() {
    return "ArchivedEvent[" + number + "]";
  }
}
