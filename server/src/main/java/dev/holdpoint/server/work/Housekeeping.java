package dev.holdpoint.server.work;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away, every few minutes, what nobody can see any more. A chore that fails stops no other.
 */
public final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofMinutes(5);

  private final InstantSource clock;
  private final List<Chore> chores;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::loop);

  public Housekeeping(InstantSource clock, List<Chore> chores) {
    this.clock = clock;
    this.chores = List.copyOf(chores);
  }

  public void start() {
    thread.start();
  }

  private void loop() {
    try {
      while (true) {
        wakeup.await(clock, EVERY);
        chores.forEach(Housekeeping::tidy);
      }
    } catch (InterruptedException e) {
      // The node stops.
    }
  }

  private static void tidy(Chore chore) {
    try {
      int gone = chore.tidy();
      if (gone > 0) {
        LOG.debug("Housekeeping took away {} ({})", gone, chore.getClass().getSimpleName());
      }
    } catch (RuntimeException e) {
      LOG.warn("Housekeeping failed; it is tried again in {}", EVERY, e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
