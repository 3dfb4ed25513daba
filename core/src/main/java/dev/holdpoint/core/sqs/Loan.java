package dev.holdpoint.core.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Tx;
import java.time.Instant;
import java.util.List;

/**
 * Messages that are with a function which a queue feeds: noted in the transaction that received
 * them, so that a crash gives them back as if they had not been received. Else it would count as a
 * receive, and a queue that allows one would bury what nobody ever worked on.
 *
 * @param handles their receipt handles
 */
public record Loan(String queue, List<String> handles) {

  public Loan {
    handles = List.copyOf(handles);
  }

  /** Reads it back from the outbox. */
  public static Loan of(OutboxEntry entry) {
    return entry.as(Loan.class);
  }

  /**
   * Notes it.
   *
   * @param due when whoever has the messages is certainly gone
   * @return the note's number
   */
  public static long note(Tx tx, Turn turn, Arn queue, List<Received> messages, Instant due) {
    Loan loan = new Loan(queue.value(), messages.stream().map(Received::receiptHandle).toList());
    long id = turn.ids().next();
    String body = Json.write(Json.tree(loan));
    tx.outbox().add(new OutboxEntry(id, OutboxKind.LOAN, body, due, 0));
    return id;
  }
}
