package dev.holdpoint.server.api.states;

import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.engine.JournalListener;
import dev.holdpoint.core.states.LogSettings;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.server.host.LogFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what executions do into the files of their machines' log groups, as each machine's logging
 * configuration wants it. As on AWS it is best effort: what cannot be written in time is counted
 * and left out, and no execution waits for it. Thread-safe.
 */
public final class ExecutionLogs implements JournalListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionLogs.class);
  private static final int MAX_WAITING = 10_000;
  private static final long FILE_BYTES = 10L * 1024 * 1024;

  private final BlockingQueue<Written> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Map<String, LogFile> files = new HashMap<>();
  private final Store store;
  private final Path folder;
  private @Nullable Thread writer;

  private record Written(ExecutionRow row, JournalEntry entry) {}

  /**
   * Logs in a folder.
   *
   * @param folder holds one file for each log group
   */
  public ExecutionLogs(Store store, Path folder) {
    this.store = store;
    this.folder = folder;
  }

  /** Begins to write. */
  public ExecutionLogs start() {
    writer = Thread.ofVirtual().name("execution-logs").start(this::writeAll);
    return this;
  }

  @Override
  public void wrote(ExecutionRow row, JournalEntry entry) {
    if (!waiting.offer(new Written(row, entry))) {
      lost.incrementAndGet();
    }
  }

  private void writeAll() {
    try {
      while (true) {
        write(waiting.take());
        long left = lost.getAndSet(0);
        if (left > 0) {
          LOG.warn("Execution logs are behind: entries were left out. entries={}", left);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(Written written) {
    StateMachine machine = store.read(tx -> StateMachines.find(tx, written.row().machineArn()));
    LogSettings settings = machine == null ? LogSettings.OFF : machine.logging();
    if (settings.level() == LogSettings.Level.OFF || settings.destinations() == null) {
      return;
    }
    for (HistoryEvent event : written.entry().events()) {
      if (LogLine.isWanted(event, settings.level())) {
        String line =
            LogLine.of(
                written.row().arn(),
                event,
                written.entry().atMillis(),
                settings.includeExecutionData());
        settings.destinations().forEach(group -> file(group).line(line));
      }
    }
  }

  private LogFile file(String group) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      LOG.warn("The folder of the logs could not be made. folder={}", folder, e);
    }
    return files.computeIfAbsent(
        LogLine.fileName(group), name -> new LogFile(folder, name, FILE_BYTES));
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.interrupt();
    }
  }
}
