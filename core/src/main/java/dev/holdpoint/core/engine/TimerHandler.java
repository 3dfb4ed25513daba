package dev.holdpoint.core.engine;

import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.Tx;

/** Wakes a timer's owner. */
@FunctionalInterface
public interface TimerHandler {
  /** Acts on a timer whose time has come, in this transaction. The timer is already taken away. */
  void fire(Tx tx, Turn turn, Timer timer);
}
