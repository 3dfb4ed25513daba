package dev.holdpoint.core.events.targets;

import dev.holdpoint.core.aws.Home;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Delivery;
import dev.holdpoint.core.events.OwedEvent;
import dev.holdpoint.core.events.TargetCall;
import dev.holdpoint.core.store.Tx;

/** Forwards an event to another bus. */
public record BusTarget(Buses buses) implements TargetCall {
  @Override
  public void deliver(Tx tx, Turn turn, Delivery delivery) {
    var bus = delivery.target().arn();
    buses.get(tx, Home.of(bus), bus.value());
    new OwedEvent(bus, delivery.input(), true).add(tx, turn);
  }
}
