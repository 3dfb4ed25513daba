package dev.holdpoint.core.store;

import java.time.Instant;

/**
 * A remote call that is owed: made at least once, with the id as its idempotency key.
 *
 * @param id unique, chosen by whoever adds it
 * @param kind who knows how to make it
 * @param body what is to be done, as JSON
 * @param due when it may be made (again); moved ahead as a lease while somebody makes it
 * @param attempts how often it was tried and failed
 */
public record OutboxEntry(long id, OutboxKind kind, String body, Instant due, int attempts) {

  /** The same entry with another due time: as it is leased, or released. */
  public OutboxEntry due(Instant other) {
    return new OutboxEntry(id, kind, body, other, attempts);
  }
}
