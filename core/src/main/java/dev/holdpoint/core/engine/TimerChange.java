package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.TimerStore;
import java.time.Instant;

/** What a turn does to timers. */
public sealed interface TimerChange {
  record Set(Alarm alarm, Instant due) implements TimerChange {}

  record Move(Alarm alarm, Instant due) implements TimerChange {}

  record Cancel(long timer) implements TimerChange {}

  /** Carries it out. */
  default void apply(TimerStore timers) {
    switch (this) {
      case Set(Alarm alarm, Instant due) -> timers.set(timer(alarm, due));
      case Move(Alarm alarm, Instant due) -> timers.move(timer(alarm, due));
      case Cancel(long timer) -> timers.cancel(timer);
    }
  }

  private static Timer timer(Alarm alarm, Instant due) {
    return new Timer(alarm.timer(), due, alarm.owner());
  }
}
