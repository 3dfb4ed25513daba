package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.events.destination.OwedRequest;
import dev.holdpoint.core.store.Tx;

/** Owes a REST API of API Gateway a request: whether it is there shows when it is made. */
public record ApiTarget() implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    OwedRequest owed = OwedRequest.of(delivery, turn.now());
    tx.outbox().add(owed.entry(turn.ids().next(), turn.now()));
  }
}
