package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.ExecutionBug;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the remote calls that are owed: at least once each, with the entry's id as idempotency key.
 * A call runs on a virtual thread of its own under a lease that is prolonged while it runs.
 */
public final class OutboxLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxLoop.class);

  /** How long an entry is left alone before somebody else may take it. */
  static final Duration LEASE = Duration.ofSeconds(60);

  private static final Duration RENEW_AFTER = LEASE.dividedBy(3);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration AFTER_A_BUG = Duration.ofMinutes(1);
  private static final int MAX_IN_FLIGHT = 1_000;

  private final Store store;
  private final InstantSource clock;
  private final Map<OutboxKind, OutboxHandler> handlers;
  private final Wakeup wakeup = new Wakeup();

  /** Entries that are being made, with the end of their lease. */
  private final Map<Long, Instant> inFlight = new ConcurrentHashMap<>();

  private final Thread thread = Thread.ofVirtual().name("outbox").unstarted(this::loop);
  private volatile boolean open = true;

  public OutboxLoop(Store store, InstantSource clock, Map<OutboxKind, OutboxHandler> handlers) {
    this.store = store;
    this.clock = clock;
    this.handlers = Map.copyOf(handlers);
  }

  /** Starts. What a node that died had leased is due at once: one node holds a data directory. */
  public void start() {
    store.write(tx -> {
      tx.outbox().releaseAll(clock.instant());
      return null;
    });
    thread.start();
  }

  /** Whether a new entry could be begun as soon as it is committed. */
  boolean takes(OutboxEntry entry) {
    boolean room = open && thread.isAlive() && inFlight.size() < MAX_IN_FLIGHT;
    return room && !entry.due().isAfter(clock.instant());
  }

  /** Begins an entry that was committed as leased. */
  void begin(OutboxEntry leased) {
    if (inFlight.putIfAbsent(leased.id(), leased.due()) == null) {
      Thread.ofVirtual().name("outbox-" + leased.id()).start(() -> make(leased));
    }
  }

  /** An entry is due then. */
  void wake(Instant due) {
    wakeup.at(due);
  }

  private void loop() {
    while (open) {
      try {
        wakeup.clear();
        runOnce(clock.instant());
        wakeup.await(clock, RENEW_AFTER);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("The outbox could not be read; trying again", e);
        wakeup.at(clock.instant().plusSeconds(1));
      }
    }
  }

  /** Prolongs leases, begins what is due, and notes when the next entry is. */
  public void runOnce(Instant now) {
    renew(now);
    int room = MAX_IN_FLIGHT - inFlight.size();
    if (room <= 0) {
      return;
    }
    Instant next = store.read(tx -> tx.outbox().next());
    if (next != null && !next.isAfter(now)) {
      List<OutboxEntry> claimed =
          store.write(tx -> tx.outbox().claim(now, now.plus(LEASE), Math.min(room, 100)));
      claimed.forEach(this::begin);
      next = store.read(tx -> tx.outbox().next());
    }
    if (next != null) {
      wakeup.at(next);
    }
  }

  private void renew(Instant now) {
    List<Long> ending =
        inFlight.entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(now.plus(LEASE).minus(RENEW_AFTER)))
            .map(Map.Entry::getKey)
            .toList();
    if (ending.isEmpty()) {
      return;
    }
    Instant until = now.plus(LEASE);
    store.write(tx -> {
      ending.forEach(id -> tx.outbox().lease(id, until));
      return null;
    });
    ending.forEach(id -> inFlight.replace(id, until));
  }

  private void make(OutboxEntry entry) {
    try {
      OutboxHandler handler = handlers.get(entry.kind());
      if (handler == null) {
        throw new IllegalStateException(
            "Expected a handler, but there is none (kind=" + entry.kind() + ")");
      }
      settle(entry, handler.handle(entry));
    } catch (ExecutionBug bug) {
      hold(entry, bug);
    } catch (RuntimeException e) {
      failed(entry, e);
    } finally {
      inFlight.remove(entry.id());
      if (inFlight.size() == MAX_IN_FLIGHT - 1) {
        wakeup.at(clock.instant());
      }
    }
  }

  private void settle(OutboxEntry entry, OutboxHandler.Outcome outcome) {
    switch (outcome) {
      case OutboxHandler.Outcome.Done(var with) ->
          store.write(tx -> {
            // Whoever takes the entry away acts on its result: a second run of it changes nothing.
            if (tx.outbox().delete(entry.id())) {
              with.accept(tx);
            }
            return null;
          });
      case OutboxHandler.Outcome.RetryAt(Instant due) -> retry(entry, due);
    }
  }

  private void retry(OutboxEntry entry, Instant due) {
    store.write(tx -> {
      tx.outbox().retry(entry.id(), due, entry.attempts() + 1);
      return null;
    });
    wakeup.at(due);
  }

  /** A bug of ours met one execution: it is held, and tried again in a while. */
  private void hold(OutboxEntry entry, ExecutionBug bug) {
    LOG.error("{} (outbox entry {})", bug.getMessage(), entry.id(), bug);
    Instant due = clock.instant().plus(AFTER_A_BUG);
    store.write(tx -> {
      tx.executions().hold(bug.execution(), String.valueOf(bug.getMessage()));
      tx.outbox().retry(entry.id(), due, entry.attempts() + 1);
      return null;
    });
    wakeup.at(due);
  }

  private void failed(OutboxEntry entry, RuntimeException e) {
    if (!open) {
      return;
    }
    Duration pause = Duration.ofSeconds(1L << Math.min(entry.attempts(), 20));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    LOG.warn("An owed call failed; trying again in {} (kind={})", bounded, entry.kind(), e);
    try {
      retry(entry, clock.instant().plus(bounded));
    } catch (RuntimeException again) {
      // The store failed too. The lease ends by itself, and the entry comes again.
      LOG.warn("Its retry could not be noted", again);
    }
  }

  /**
   * Begins nothing new. What is in flight may end; what does not is owed still, and comes again.
   */
  @Override
  public void close() {
    open = false;
    thread.interrupt();
  }
}
