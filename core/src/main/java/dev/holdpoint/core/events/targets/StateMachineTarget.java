package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.Tx;

/**
 * Starts an execution, named after the delivery. It takes its first step in a turn of its own, so
 * that events that start workflows that put events cannot grow one transaction without end.
 */
public record StateMachineTarget(Executions executions) implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    executions.start(
        tx,
        turn.withEventsPerTurn(1),
        delivery.target().arn().value(),
        delivery.id(),
        delivery.input());
  }
}
