package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.TimerStore;
import java.time.Instant;

/** What a turn does to timers. */
public sealed interface TimerChange {
  record Set(Alarm alarm, Instant due) implements TimerChange {}

  record Move(long timer, Instant due) implements TimerChange {}

  record Cancel(long timer) implements TimerChange {}

  /** Carries it out. */
  default void apply(TimerStore timers) {
    switch (this) {
      case Set(Alarm alarm, Instant due) ->
          timers.set(new dev.holdpoint.core.store.Timer(alarm.timer(), due, alarm.owner()));
      case Move(long timer, Instant due) -> timers.move(timer, due);
      case Cancel(long timer) -> timers.cancel(timer);
    }
  }
}
