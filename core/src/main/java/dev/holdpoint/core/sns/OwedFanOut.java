package dev.holdpoint.core.sns;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;

/**
 * A message that the rest of its topic's subscribers are still to be told, in a unit of work of its
 * own: so the number of subscribers cannot grow a transaction without end.
 *
 * @param after the key of the last subscription that was looked at
 */
public record OwedFanOut(Notification notification, String after) {
  /** Reads it back from the outbox. */
  public static OwedFanOut of(OutboxEntry entry) {
    return entry.as(OwedFanOut.class);
  }

  void add(Tx tx, Turn turn) {
    String body = Json.write(Json.tree(this));
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.FAN_OUT, body, turn.now(), 0));
  }

  @Override
  public String toString() {
    return "OwedFanOut[" + notification + "]";
  }
}
