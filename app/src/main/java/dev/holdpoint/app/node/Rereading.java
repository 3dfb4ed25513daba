package dev.holdpoint.app.node;

import dev.holdpoint.server.api.lambda.EventSourcePoller;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every few seconds at what other nodes may have changed: their news may have been lost. */
final class Rereading implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rereading.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final EventSourcePoller mappings;
  private final CountDownLatch closed = new CountDownLatch(1);

  Rereading(EventSourcePoller mappings) {
    this.mappings = mappings;
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
      mappings.changed();
    } catch (RuntimeException e) {
      LOG.warn("Mappings could not be read; trying again", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
