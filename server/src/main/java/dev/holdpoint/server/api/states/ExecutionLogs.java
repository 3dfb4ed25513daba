package dev.holdpoint.server.api.states;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.engine.HistoryEvent;
import dev.holdpoint.core.engine.JournalEntry;
import dev.holdpoint.core.engine.JournalListener;
import dev.holdpoint.core.states.LogSettings;
import dev.holdpoint.core.states.StateMachine;
import dev.holdpoint.core.states.StateMachines;
import dev.holdpoint.core.store.ExecutionRow;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.logs.LogTarget;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what executions do into their machines' log groups, as each machine's logging
 * configuration wants it. As on AWS it is best effort: what cannot be written in time is counted
 * and left out, and no execution waits for it. Thread-safe.
 */
public final class ExecutionLogs implements JournalListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutionLogs.class);
  private static final int MAX_WAITING = 10_000;
  private static final int AT_ONCE = 100;

  private final BlockingQueue<Written> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final AtomicLong lost = new AtomicLong();
  private final Store store;
  private final LogTarget logs;
  private final String run = UUID.randomUUID().toString().substring(0, 8);
  private @Nullable Thread writer;

  private record Written(ExecutionRow row, JournalEntry entry) {}

  public ExecutionLogs(Store store, LogTarget logs) {
    this.store = store;
    this.logs = logs;
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
    List<Written> some = new ArrayList<>();
    try {
      while (true) {
        some.add(waiting.take());
        waiting.drainTo(some, AT_ONCE - 1);
        write(some);
        some.clear();
        long left = lost.getAndSet(0);
        if (left > 0) {
          LOG.warn("Execution logs are behind: entries were left out. entries={}", left);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Written> some) {
    Map<Arn, LogSettings> wanted =
        store.read(tx -> {
          Map<Arn, LogSettings> settings = new HashMap<>();
          for (Written each : some) {
            settings.computeIfAbsent(each.row().machineArn(), arn -> settings(tx, arn));
          }
          return settings;
        });
    some.forEach(
        each -> write(each, wanted.getOrDefault(each.row().machineArn(), LogSettings.OFF)));
  }

  private static LogSettings settings(Tx tx, Arn arn) {
    StateMachine machine = StateMachines.find(tx, arn);
    return machine == null ? LogSettings.OFF : machine.logging();
  }

  private void write(Written written, LogSettings settings) {
    if (settings.level() == LogSettings.Level.OFF || settings.destinations() == null) {
      return;
    }
    List<String> lines =
        written.entry().events().stream()
            .filter(event -> LogLine.isWanted(event, settings.level()))
            .map(event -> line(written, event, settings))
            .toList();
    String stream = LogLine.stream(written.row().machineArn(), written.entry().atMillis(), run);
    settings.destinations().forEach(group -> logs.write(LogLine.group(group), stream, lines));
  }

  private static String line(Written written, HistoryEvent event, LogSettings settings) {
    return LogLine.of(
        written.row().arn(), event, written.entry().atMillis(), settings.includeExecutionData());
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.interrupt();
    }
  }
}
