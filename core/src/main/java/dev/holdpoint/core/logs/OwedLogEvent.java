package dev.holdpoint.core.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;

/**
 * An event that is still to be logged: logs lie in files, so it is owed in the transaction that
 * leads to it, and written after.
 *
 * @param timestamp in milliseconds
 */
public record OwedLogEvent(Arn group, String stream, long timestamp, String message) {
  /** Reads it back from the outbox. */
  public static OwedLogEvent of(OutboxEntry entry) {
    return entry.as(OwedLogEvent.class);
  }

  /** Owes it, in this transaction. */
  public void add(Tx tx, long id, Instant now) {
    tx.outbox().add(new OutboxEntry(id, OutboxKind.LOG, Json.write(Json.tree(this)), now, 0));
  }

  /** Nothing of what users log gets into a log of ours by way of this. */
  @Override
  public String toString() {
    return "OwedLogEvent[" + group + "]";
  }
}
