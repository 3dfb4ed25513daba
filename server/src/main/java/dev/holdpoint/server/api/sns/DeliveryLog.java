package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.DeliveryReport;
import dev.holdpoint.server.logs.LogTarget;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what could not be delivered, as the publisher does not hear of it, and writes the
 * delivery status where a topic wants it into its two log groups. Like all logs of log groups it is
 * best effort: what cannot be written in time is counted and left out. Thread-safe.
 */
public final class DeliveryLog implements Consumer<DeliveryReport>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
  private static final int MAX_WAITING = 10_000;

  private final BlockingQueue<DeliveryReport> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final LogTarget logs;
  private final String stream = UUID.randomUUID().toString();
  private @Nullable Thread writer;

  public DeliveryLog(LogTarget logs) {
    this.logs = logs;
  }

  /** Begins to write. */
  public DeliveryLog start() {
    writer = Thread.ofVirtual().name("delivery-log").start(this::writeAll);
    return this;
  }

  @Override
  public void accept(DeliveryReport report) {
    if (report.failure() != null) {
      LOG.warn(
          "A message was not delivered subscription={} message={} after={}: {}",
          report.subscription().arn(),
          report.messageId(),
          report.attempts(),
          report.failure());
    }
    if (report.logged() && !waiting.offer(report)) {
      lost.incrementAndGet();
    }
  }

  private void writeAll() {
    try {
      while (true) {
        DeliveryReport report = waiting.take();
        logs.write(DeliveryLine.groupArn(report), stream, List.of(DeliveryLine.of(report)));
        long left = lost.getAndSet(0);
        if (left > 0) {
          LOG.warn("Delivery logs are behind: entries were left out. entries={}", left);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.interrupt();
    }
  }
}
