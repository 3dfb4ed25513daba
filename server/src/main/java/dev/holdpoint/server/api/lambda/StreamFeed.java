package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.engine.Turns;
import dev.holdpoint.core.json.Json;
import dev.holdpoint.core.lambda.EventFilter;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.lambda.StreamPositions;
import dev.holdpoint.core.lambda.StreamPositions.Position;
import dev.holdpoint.core.lambda.StreamSettings;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.server.calls.remote.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes from one table's stream for one taker, a function or a pipe: shard behind shard, records in
 * their order, one call at a time. How far it came is committed behind each call, so a crash
 * repeats one call at most.
 */
public final class StreamFeed implements Feeding {
  private static final Logger LOG = LoggerFactory.getLogger(StreamFeed.class);

  /** As often as AWS looks at a stream for a function. */
  private static final Duration LOOK = Duration.ofMillis(250);

  /** For so long the list of shards is good, and so are iterators: AWS's are for 15 minutes. */
  private static final Duration LISTED = Duration.ofSeconds(10);

  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  /** Then it looks every five minutes. */
  private static final int MOST_DOUBLINGS = 6;

  /** Beyond a call's own end: another node takes a shard over only then. */
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final Source source;
  private final StreamReader reader;
  private final Store store;
  private final Turns turns;
  private final StreamWork work;
  private final boolean alone;
  private final Destinations destinations;
  private final EventFilter filter;

  /** Where to read on in shards that had nothing more; forgotten at any trouble. */
  private final Map<String, String> iterators = new HashMap<>();

  private List<StreamReader.Shard> listed = List.of();
  private int troubles;
  private Instant listedUntil = Instant.MIN;
  private final String node = UUID.randomUUID().toString();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final StreamPatience patience;
  private final Thread thread;

  /**
   * What is read.
   *
   * @param id under which it is kept how far it was read
   * @param since where reading begins with the latest
   */
  public record Source(String id, Arn stream, MappingSettings settings, Instant since) {}

  public StreamFeed(
      Source source, EventSourcePoller.Streams streams, Store store, Turns turns, StreamWork work) {
    this.source = source;
    this.reader = new StreamReader(streams.services(), source.stream());
    this.destinations = streams.destinations();
    this.store = store;
    this.turns = turns;
    this.work = work;
    this.alone = streams.alone();
    this.filter = EventFilter.of(source.settings().filters());
    this.patience = new StreamPatience(settings(), turns.clock(), closed);
    this.thread = Thread.ofVirtual().name("stream-" + source.id()).unstarted(this::loop);
  }

  @Override
  public void start() {
    thread.start();
  }

  private void loop() {
    try {
      Duration pause = Duration.ZERO;
      while (!closed.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = tryOnce();
      }
    } catch (InterruptedException | CancellationException e) {
      LOG.debug("A feed ends. feed={}", source.id());
    }
  }

  private Duration tryOnce() throws InterruptedException {
    try {
      boolean some = runOnce();
      troubles = 0;
      return some ? Duration.ZERO : LOOK;
    } catch (AwsException | RefusedException e) {
      LOG.warn("A feed must wait: {} feed={}", e.getMessage(), source.id());
      return afterTrouble();
    } catch (CancellationException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warn("A feed failed and goes on. feed={}", source.id(), e);
      return afterTrouble();
    }
  }

  private Duration afterTrouble() {
    listedUntil = Instant.MIN;
    return AFTER_TROUBLE.multipliedBy(1L << Math.min(troubles++, MOST_DOUBLINGS));
  }

  /** Looks at each shard once; whether there was anything. */
  boolean runOnce() throws InterruptedException {
    List<StreamReader.Shard> shards = shards();
    Set<String> open =
        shards.stream()
            .map(StreamReader.Shard::id)
            .filter(id -> !isDone(id))
            .collect(Collectors.toSet());
    boolean some = false;
    boolean first = store.read(tx -> StreamPositions.isNew(tx, source.id()));
    for (StreamReader.Shard shard : shards) {
      // Behind its parent, or the order of a key's changes would be lost.
      if (open.contains(shard.id()) && !open.contains(shard.parent())) {
        some |= read(shard.id(), first && position().equals(StreamSettings.LATEST));
      }
    }
    return some;
  }

  private List<StreamReader.Shard> shards() {
    Instant now = turns.clock().instant();
    if (listedUntil.isBefore(now)) {
      listed = reader.shards();
      iterators.clear();
      listedUntil = now.plus(LISTED);
    }
    return listed;
  }

  private String position() {
    return Objects.requireNonNull(source.settings().stream()).start();
  }

  private boolean isDone(String shard) {
    Position there =
        store.<@Nullable Position>read(tx -> StreamPositions.find(tx, source.id(), shard));
    return there != null && there.done();
  }

  private boolean read(String shard, boolean passing) throws InterruptedException {
    Position from = lease(shard);
    if (from == null) {
      return false;
    }
    if (passing) {
      pass(shard, from);
      return true;
    }
    String known = iterators.remove(shard);
    StreamReader.Page page = gather(known == null ? reader.iterator(shard, from.after()) : known);
    if (!page.records().isEmpty()) {
      work(shard, from, page.records());
      return true;
    }
    if (page.next() != null) {
      iterators.put(shard, page.next());
      return false;
    }
    put(shard, from.at(from.after(), true));
    listedUntil = Instant.MIN;
    return true;
  }

  /** What was there before the mapping is not wanted: the position behind it is kept first. */
  private void pass(String shard, Position from) {
    String next = reader.iterator(shard, null);
    String last = from.after();
    long made = source.since().getEpochSecond();
    while (next != null) {
      StreamReader.Page page = reader.page(next, source.settings().batchSize());
      List<JsonNode> old =
          page.records().stream().takeWhile(one -> StreamEvent.time(one) < made).toList();
      last = old.isEmpty() ? last : StreamEvent.sequenceNumber(old.getLast());
      if (page.records().isEmpty() || old.size() < page.records().size()) {
        put(shard, from.at(last, page.records().isEmpty() && page.next() == null));
        return;
      }
      next = page.next();
    }
    put(shard, from.at(last, true));
  }

  /** Waits for more where there is a window for that. */
  private StreamReader.Page gather(String iterator) throws InterruptedException {
    int most = source.settings().batchSize();
    StreamReader.Page page = reader.page(iterator, most);
    Instant end = turns.clock().instant().plusSeconds(source.settings().windowSeconds());
    List<JsonNode> records = new ArrayList<>(page.records());
    String next = page.next();
    while (!records.isEmpty()
        && records.size() < most
        && next != null
        && turns.clock().instant().isBefore(end)
        && !closed.await(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
      StreamReader.Page more = reader.page(next, most - records.size());
      records.addAll(more.records());
      next = more.next();
    }
    return new StreamReader.Page(records, next);
  }

  private void work(String shard, Position from, List<JsonNode> read) throws InterruptedException {
    List<ObjectNode> left = passing(read);
    String last = StreamEvent.sequenceNumber(read.getLast());
    int attempts = 0;
    int size = left.size();
    while (!left.isEmpty()) {
      List<ObjectNode> some = left.subList(0, Math.min(size, left.size()));
      int over =
          patience.isOver(some, attempts)
              ? giveUp(shard, from, some, attempts)
              : done(shard, from, some, attempts);
      if (over > 0) {
        left = new ArrayList<>(left.subList(over, left.size()));
        attempts = 0;
        size = left.size();
      } else {
        size = bisects() ? Math.max(1, some.size() / 2) : size;
        if (!patience.pause(attempts++) || lease(shard) == null) {
          return;
        }
      }
    }
    put(shard, from.at(last, false));
  }

  private List<ObjectNode> passing(List<JsonNode> read) {
    List<ObjectNode> passing = new ArrayList<>();
    for (JsonNode one : read) {
      ObjectNode record = StreamEvent.record(source.stream(), work.region(), one);
      if (filter.passes(Json.write(record))) {
        passing.add(record);
      }
    }
    return passing;
  }

  /** Works, and passes over what is done in the commit that says so. */
  private int done(String shard, Position from, List<ObjectNode> records, int attempts) {
    Function<Tx, Integer> done = work.run(records, attempts);
    return write(tx -> {
      int over = done.apply(tx);
      if (over > 0) {
        pass(tx, shard, from, records.get(over - 1));
      }
      return over;
    });
  }

  private void pass(Tx tx, String shard, Position from, ObjectNode last) {
    StreamPositions.put(tx, source.id(), shard, from.at(StreamEvent.sequenceNumber(last), false));
  }

  /** Whoever is to hear of it hears in the commit that passes over them. */
  private int giveUp(String shard, Position from, List<ObjectNode> records, int attempts) {
    LOG.error("Records of a stream are given up. feed={} count={}", source.id(), records.size());
    StreamLoss loss =
        new StreamLoss(
            source.stream(), shard, List.copyOf(records), attempts, patience.isSpent(attempts));
    ObjectNode told = work.told(loss, turns.clock().instant());
    return write(tx -> {
      destinations.tell(tx, turns.now(), settings().onFailure(), told);
      pass(tx, shard, from, records.getLast());
      return records.size();
    });
  }

  private StreamSettings settings() {
    return Objects.requireNonNull(source.settings().stream());
  }

  private boolean bisects() {
    return settings().bisects();
  }

  /** The shard's position, if this node may read it now; seldom writes. */
  private @Nullable Position lease(String shard) {
    Position there =
        store.<@Nullable Position>read(tx -> StreamPositions.find(tx, source.id(), shard));
    if (alone) {
      return there == null ? Position.OLDEST : there;
    }
    Duration call = work.longest();
    Instant now = turns.clock().instant();
    Instant until = there == null ? null : there.until();
    if (there != null && until != null && until.isAfter(now)) {
      if (!node.equals(there.owner())) {
        return null;
      }
      if (until.isAfter(now.plus(call))) {
        return there;
      }
    }
    return this.<@Nullable Position>write(
        tx -> StreamPositions.lease(tx, source.id(), shard, node, now, now.plus(call).plus(LEASE)));
  }

  private void put(String shard, Position position) {
    write(tx -> {
      StreamPositions.put(tx, source.id(), shard, position);
      return true;
    });
  }

  /** A position kept for what is gone would be another's, who comes under the same name. */
  private <T extends @Nullable Object> T write(Function<Tx, T> unit) {
    return store.write(tx -> {
      if (!work.isWanted(tx)) {
        throw new CancellationException("Its taker is gone");
      }
      return unit.apply(tx);
    });
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
