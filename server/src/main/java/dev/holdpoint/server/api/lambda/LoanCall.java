package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.Loan;
import dev.holdpoint.core.sqs.Queue;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.server.work.OutboxHandler;

/** Gives messages back to their queue whose function was lost with a node. */
public record LoanCall(Queues queues, Turns turns) implements OutboxHandler {
  @Override
  public Outcome handle(OutboxEntry entry) {
    Loan loan = Loan.of(entry);
    return new Outcome.Done(tx -> {
      Queue queue = queues.find(tx, Arn.of(loan.queue()));
      if (queue != null) {
        queues.giveBack(tx, queue, loan.handles(), turns.now().now(), false);
      }
    });
  }
}
