package dev.holdpoint.testkit.sim;

import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Buses;
import dev.holdpoint.core.events.Events;
import dev.holdpoint.core.events.Rules;
import dev.holdpoint.core.events.Schedules;
import dev.holdpoint.core.events.TargetKind;
import dev.holdpoint.core.events.Targets;
import dev.holdpoint.core.events.targets.QueueTarget;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import java.util.Map;

/** EventBridge as one node has it: everything that it tells goes to queues. */
record EventRules(Rules rules, Events events, Schedules schedules) {
  static EventRules of(Queues queues) {
    Targets targets = new Targets(Map.of(TargetKind.QUEUE, new QueueTarget(queues)));
    Buses buses = new Buses();
    return new EventRules(
        new Rules(buses, targets), new Events(buses, targets), new Schedules(targets));
  }

  void fire(Tx tx, Turn turn, Timer timer) {
    schedules.fire(tx, turn, timer);
  }
}
