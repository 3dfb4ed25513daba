package dev.holdpoint.app.node;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds at what other nodes may have changed: their news may have been lost. */
final class Rereading implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Runnable reread;
  private final CountDownLatch closed = new CountDownLatch(1);

  Rereading(Runnable reread) {
    this.reread = reread;
  }

  void start() {
    Thread.ofVirtual().name("rereading").start(this::loop);
  }

  private void loop() {
    try {
      while (!closed.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      LOG.warn("The loop that looks at other nodes' changes was interrupted");
    }
  }

  private void look() {
    try {
      reread.run();
    } catch (RuntimeException e) {
      LOG.warn("Mappings and pipes could not be read; trying again", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
