package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.DueTimers;
import dev.holdpoint.core.work.Sharing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fires due timers. Memory holds only when the next one is due. */
public final class TimerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);

  private final InstantSource clock;
  private final Sharing sharing;
  private final DueTimers due;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = Thread.ofVirtual().name("timers").unstarted(this::loop);

  /** A loop of a node that has its store for itself. */
  public TimerLoop(InstantSource clock, DueTimers due) {
    this(clock, Sharing.ALONE, due);
  }

  public TimerLoop(InstantSource clock, Sharing sharing, DueTimers due) {
    this.clock = clock;
    this.sharing = sharing;
    this.due = due;
  }

  public void start() {
    thread.start();
  }

  /** A timer was set for then. */
  public void wake(Instant at) {
    wakeup.at(at);
  }

  private void loop() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        wakeup.clear();
        runOnce(clock.instant());
        wakeup.await(clock, sharing.look());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Timers could not be fired; trying again", e);
        wakeup.pause();
      }
    }
  }

  /** Fires everything that is due now, and notes when the next one is. */
  public void runOnce(Instant now) {
    Instant next = due.fireAndNext(now);
    if (next != null) {
      wakeup.at(next);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
