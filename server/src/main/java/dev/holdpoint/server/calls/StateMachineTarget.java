package dev.holdpoint.server.calls;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.states.Executions;
import dev.holdpoint.core.store.Tx;

/**
 * Starts an execution for an event, named by the delivery: the same event starts it once. It takes
 * its first step in a turn of its own, so that events which start workflows which put events cannot
 * grow one transaction without end.
 */
public final class StateMachineTarget implements TargetCall {
  private final Executions executions;

  public StateMachineTarget(Executions executions) {
    this.executions = executions;
  }

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
