package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.DueTimers;
import dev.holdpoint.core.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fires due timers. Memory holds only when the next one is due. */
public final class TimerLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);
  private static final Duration LOOK_AT_LEAST_EVERY = Duration.ofSeconds(30);
  private static final Duration AFTER_A_FAILURE = Duration.ofSeconds(1);

  private final Store store;
  private final InstantSource clock;
  private final DueTimers due;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = Thread.ofVirtual().name("timers").unstarted(this::loop);

  public TimerLoop(Store store, InstantSource clock, DueTimers due) {
    this.store = store;
    this.clock = clock;
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
        wakeup.await(clock, LOOK_AT_LEAST_EVERY);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("Timers could not be fired; trying again", e);
        wakeup.at(clock.instant().plus(AFTER_A_FAILURE));
        pause();
      }
    }
  }

  private void pause() {
    try {
      wakeup.await(clock, AFTER_A_FAILURE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Fires everything that is due now, and notes when the next one is. */
  public void runOnce(Instant now) {
    boolean more = due.runOnce(now);
    Instant next = more ? now : store.read(tx -> tx.timers().next());
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
