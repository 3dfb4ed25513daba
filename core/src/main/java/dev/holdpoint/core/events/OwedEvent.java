package dev.holdpoint.core.events;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;

/**
 * An event that its bus's rules are still to be told of, in a unit of work of its own: so what one
 * event leads to cannot grow a transaction without end.
 *
 * @param event as JSON text
 * @param forwarded whether it comes from another bus; it then goes to no third one, as on AWS
 */
public record OwedEvent(Arn bus, String event, boolean forwarded) {
  /** Reads it back from the outbox. */
  public static OwedEvent of(OutboxEntry entry) {
    return entry.as(OwedEvent.class);
  }

  /** Owes it, in this transaction. */
  public void add(Tx tx, Turn turn) {
    String body = Json.write(Json.tree(this));
    tx.outbox().add(new OutboxEntry(turn.ids().next(), OutboxKind.EVENT, body, turn.now(), 0));
  }

  @Override
  public String toString() {
    return "OwedEvent[" + bus + "]";
  }
}
