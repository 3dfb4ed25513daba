package dev.holdpoint.core.events.target;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.Tx;

/** Starts an execution, named after the delivery. */
public record StateMachineTarget(Executions executions) implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    executions.start(
        tx, turn, delivery.target().arn().value(), delivery.id(), delivery.input());
  }
}
