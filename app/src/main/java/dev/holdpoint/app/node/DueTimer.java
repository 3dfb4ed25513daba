package dev.holdpoint.app.node;

import dev.holdpoint.core.engine.Alarm;
import dev.holdpoint.core.engine.Engine;
import dev.holdpoint.core.engine.TimerHandler;
import dev.holdpoint.core.engine.Trigger;
import dev.holdpoint.core.engine.Turn;
import dev.holdpoint.core.events.Replays;
import dev.holdpoint.core.events.Schedules;
import dev.holdpoint.core.events.Undelivered;
import dev.holdpoint.core.scheduler.Invocations;
import dev.holdpoint.core.scheduler.Scheduler;
import dev.holdpoint.core.sqs.MoveTasks;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands a due timer to whoever set it. */
record DueTimer(
    Engine engine, Schedules schedules, Invocations invocations, MoveTasks moves, Replays replays)
    implements TimerHandler {
  private static final Logger LOG = LoggerFactory.getLogger(DueTimer.class);

  @Override
  public void fire(Tx tx, Turn turn, Timer timer) {
    if (Alarm.owns(timer.owner())) {
      Alarm alarm = Alarm.parse(timer.owner());
      engine.trigger(tx, turn, alarm.execution(), new Trigger.TimerFired(alarm));
    } else if (timer.owner().startsWith(Schedules.OWNER_PREFIX)) {
      schedules.fire(tx, turn, timer).forEach(lost -> tx.afterCommit(() -> warn(lost)));
    } else if (timer.owner().startsWith(Scheduler.OWNER_PREFIX)) {
      invocations.fire(tx, turn, timer).forEach(lost -> tx.afterCommit(() -> warn(lost)));
    } else if (timer.owner().startsWith(Replays.OWNER_PREFIX)) {
      replays.fire(tx, turn, timer).forEach(lost -> tx.afterCommit(() -> warn(lost)));
    } else if (timer.owner().startsWith(MoveTasks.OWNER_PREFIX)) {
      moves.fire(tx, turn, timer);
    } else {
      throw new DamagedRow("A timer's owner is nobody we know: " + timer.owner(), null);
    }
  }

  private static void warn(Undelivered lost) {
    LOG.warn(
        "A rule or schedule could not tell its target rule={} target={} code={}",
        lost.rule(),
        lost.target(),
        lost.code());
  }
}
