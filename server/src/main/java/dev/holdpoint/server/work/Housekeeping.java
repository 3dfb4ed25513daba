package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.sqs.Queues;
import dev.holdpoint.core.store.Store;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes away, every few minutes, what nobody can see any more: messages past their queue's
 * retention.
 */
public final class Housekeeping implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
  private static final Duration EVERY = Duration.ofMinutes(5);
  private static final int AT_ONCE = 200;

  private final Store store;
  private final Turns turns;
  private final Queues queues;
  private final Wakeup wakeup = new Wakeup();
  private final Thread thread = Thread.ofVirtual().name("housekeeping").unstarted(this::loop);

  public Housekeeping(Store store, Turns turns, Queues queues) {
    this.store = store;
    this.turns = turns;
    this.queues = queues;
  }

  public void start() {
    thread.start();
  }

  /**
   * Does all that is to be done now.
   *
   * @return how many messages went
   */
  public int runOnce() {
    return store.write(tx -> queues.expire(tx, turns.now().now(), AT_ONCE));
  }

  private void loop() {
    try {
      while (true) {
        wakeup.await(turns.clock(), EVERY);
        tryOnce();
      }
    } catch (InterruptedException e) {
      // The node stops.
    }
  }

  private void tryOnce() {
    try {
      runOnce();
    } catch (RuntimeException e) {
      LOG.warn("Housekeeping failed; it is tried again in {}", EVERY, e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
