package dev.holdpoint.core.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Timers: rows with a due time, kept to the millisecond. */
public interface TimerStore {
  /** Sets a timer, in place of one with the same id. */
  void set(Timer timer);

  /** Gives the timer of this id this due time; nothing happens where there is none. */
  void move(Timer moved);

  /** Takes a timer away; nothing happens where there is none. */
  void cancel(long id);

  /** The timer of this id, for showing; null where there is none. */
  @Nullable Timer find(long id);

  /** Timers due at or before now, the longest due first. They stay until cancelled. */
  List<Timer> due(Instant now, int limit);

  /** When the next timer is due, or null where there is none. */
  @Nullable Instant next();
}
