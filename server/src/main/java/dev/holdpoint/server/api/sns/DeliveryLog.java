package dev.holdpoint.server.api.sns;

import dev.holdpoint.core.sns.DeliveryReport;
import dev.holdpoint.server.host.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the log what could not be delivered, as the publisher does not hear of it, and writes the
 * delivery status where a topic wants it into the files of its two log groups. Like all logs of log
 * groups it is best effort: what cannot be written in time is counted and left out. Thread-safe.
 */
public final class DeliveryLog implements Consumer<DeliveryReport>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLog.class);
  private static final int MAX_WAITING = 10_000;
  private static final long FILE_BYTES = 10L * 1024 * 1024;

  private final BlockingQueue<DeliveryReport> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Map<String, LogFile> files = new HashMap<>();
  private final Path folder;
  private @Nullable Thread writer;

  /**
   * @param folder holds one file for each log group
   */
  public DeliveryLog(Path folder) {
    this.folder = folder;
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
        file(DeliveryLine.group(report)).line(DeliveryLine.of(report));
        long left = lost.getAndSet(0);
        if (left > 0) {
          LOG.warn("Delivery logs are behind: entries were left out. entries={}", left);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private LogFile file(String group) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      LOG.warn("The folder of the logs could not be made. folder={}", folder, e);
    }
    return files.computeIfAbsent(
        group.replaceAll("[^A-Za-z0-9._-]", "-"), name -> new LogFile(folder, name, FILE_BYTES));
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.interrupt();
    }
  }
}
