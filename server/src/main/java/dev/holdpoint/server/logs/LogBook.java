package dev.holdpoint.server.logs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.logs.LogGroup;
import dev.holdpoint.core.logs.LogGroups;
import dev.holdpoint.core.logs.LogsError;
import dev.holdpoint.core.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that is logged into log groups on this node. Groups are known to the store; their
 * events lie in files of this node, within bounds. Thread-safe.
 */
public final class LogBook implements LogTarget {
  private static final Logger LOG = LoggerFactory.getLogger(LogBook.class);

  private final Store store;
  private final InstantSource clock;
  private final LogFolders folders;
  private final LogBounds bounds;
  private final LogGroups groups = new LogGroups();
  private final ConcurrentMap<Arn, GroupLog> logs = new ConcurrentHashMap<>();
  private final Set<Arn> known = ConcurrentHashMap.newKeySet();
  private final AtomicLong numbers = new AtomicLong();

  public LogBook(Store store, InstantSource clock, LogFolders folders, LogBounds bounds) {
    this.store = store;
    this.clock = clock;
    this.folders = folders;
    this.bounds = bounds;
  }

  /** An event that a caller puts. */
  public record Entry(long timestamp, String message) {}

  @Override
  public void write(Arn group, String stream, List<String> messages) {
    if (messages.isEmpty()) {
      return;
    }
    try {
      ensure(group);
      long now = clock.millis();
      add(group, stream, messages.stream().map(text -> new Entry(now, text)).toList(), false);
    } catch (RuntimeException e) {
      LOG.warn("A log could not be written. group={}", LogGroups.name(group.value()), e);
    }
  }

  /** Adds events to a stream that is there; they are on the disk when it returns. */
  public void put(Arn group, String stream, List<Entry> entries) {
    if (!log(group).has(stream)) {
      throw LogsError.noStream();
    }
    if (!entries.isEmpty()) {
      add(group, stream, entries, true);
    }
  }

  /** As {@link #put}; group and stream are made where they are missing. */
  public void keep(Arn group, String stream, List<Entry> entries) {
    ensure(group);
    add(group, stream, entries, true);
  }

  private void ensure(Arn group) {
    if (!known.contains(group)) {
      store.write(tx -> groups.ensure(tx, group, clock.instant()));
      known.add(group);
    }
  }

  private void add(Arn group, String stream, List<Entry> entries, boolean durable) {
    long now = clock.millis();
    GroupLog log = log(group);
    List<LogEvent> events = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      long number = number(now);
      events.add(new LogEvent(group, stream, entry.timestamp(), now, number, entry.message()));
    }
    run(() -> log.add(stream, events, durable));
  }

  /** Numbers only grow, also across a restart and where the clock was set back. */
  private long number(long now) {
    return numbers.updateAndGet(last -> Math.max(last + 1, now * 1000));
  }

  /** Makes an empty stream. */
  public void create(Arn group, String stream) {
    long now = clock.millis();
    long number = number(now);
    GroupLog log = log(group);
    if (!call(() -> log.create(stream, now, number))) {
      throw LogsError.streamExists();
    }
  }

  /** The group's streams, by name. */
  public Collection<LogStream> streams(Arn group) {
    return log(group).streams();
  }

  /** How many bytes the group takes. */
  public long bytes(Arn group) {
    return log(group).bytes();
  }

  /**
   * Hands out events, in no particular order.
   *
   * @param from the oldest time, in milliseconds
   * @param until the newest
   */
  public void read(
      Arn group, Predicate<String> streams, long from, long until, Consumer<LogEvent> to) {
    run(() -> log(group).read(streams, from, until, to));
  }

  /** Takes a stream away. */
  public void deleteStream(Arn group, String stream) {
    if (!log(group).has(stream)) {
      throw LogsError.noStream();
    }
    run(() -> log(group).delete(file -> file.stream().equals(stream)));
  }

  /** Takes everything of a group away; who logs into it again makes it again. */
  public void delete(Arn group) {
    run(() -> log(group).delete(_ -> true));
    known.remove(group);
  }

  /**
   * Takes away what is older than its group keeps.
   *
   * @return how many files went
   */
  public int expire(LogGroup group) {
    long oldest = group.oldest(clock.instant()).toEpochMilli();
    return call(() -> log(group.arn()).delete(file -> !file.isEmpty() && file.last() < oldest));
  }

  private GroupLog log(Arn group) {
    return logs.computeIfAbsent(
        group,
        _ -> {
          GroupLog log = call(() -> GroupLog.open(group, folders.of(group), bounds));
          numbers.accumulateAndGet(log.number(), Math::max);
          return log;
        });
  }

  private static void run(Step step) {
    call(() -> {
      step.run();
      return true;
    });
  }

  private static <T> T call(Question<T> question) {
    try {
      return question.answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Step {
    void run() throws IOException;
  }

  private interface Question<T> {
    T answer() throws IOException;
  }
}
