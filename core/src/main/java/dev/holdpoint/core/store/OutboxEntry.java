package dev.holdpoint.core.store;

import dev.holdpoint.core.json.Json;
import java.time.Instant;
import tools.jackson.core.JacksonException;

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

  /**
   * The body as what its kind takes it for.
   *
   * @throws DamagedRow where it is none
   */
  public <T> T as(Class<T> type) {
    try {
      return Json.read(Json.parse(body), type);
    } catch (JacksonException e) {
      throw unreadable(e);
    }
  }

  /**
   * The body of a kind that only names something by its number.
   *
   * @throws DamagedRow where it is none
   */
  public long number() {
    try {
      return Long.parseLong(body);
    } catch (NumberFormatException e) {
      throw unreadable(e);
    }
  }

  private DamagedRow unreadable(RuntimeException e) {
    return new DamagedRow("The body of owed call %d (%s) cannot be read".formatted(id, kind), e);
  }

  /** The same entry with another due time: as it is leased, or released. */
  public OutboxEntry due(Instant other) {
    return new OutboxEntry(id, kind, body, other, attempts);
  }
}
