package dev.holdpoint.server.work;

import dev.holdpoint.core.engine.ExecutionBug;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxKind;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.work.OwedCalls;
import dev.holdpoint.core.work.Sharing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the remote calls that are owed: at least once each, with the entry's id as idempotency key.
 * A call runs on a virtual thread of its own under a lease that is prolonged while it runs.
 */
public final class OutboxLoop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxLoop.class);

  private final InstantSource clock;
  private final Sharing sharing;
  private final Map<OutboxKind, OutboxHandler> handlers;
  private final Wakeup wakeup = new Wakeup();
  private final OwedCalls owed;
  private final Set<Thread> making = ConcurrentHashMap.newKeySet();
  private final Thread thread = Thread.ofVirtual().name("outbox").unstarted(this::run);
  private volatile boolean open = true;

  /** A loop of a node that has its store for itself. */
  public OutboxLoop(Store store, InstantSource clock, Map<OutboxKind, OutboxHandler> handlers) {
    this(store, clock, Sharing.ALONE, handlers);
  }

  public OutboxLoop(
      Store store, InstantSource clock, Sharing sharing, Map<OutboxKind, OutboxHandler> handlers) {
    this.clock = clock;
    this.sharing = sharing;
    this.handlers = Map.copyOf(handlers);
    this.owed = new OwedCalls(store, clock, sharing, wakeup::at, this::begin);
  }

  /** The calls that it makes, for the store to hand new ones to. */
  public OwedCalls owed() {
    return owed;
  }

  public void start() {
    thread.start();
  }

  /** An entry is due then. */
  public void wake(Instant due) {
    wakeup.at(due);
  }

  private void begin(OwedCalls.Lease lease) {
    Thread maker =
        Thread.ofVirtual().name("outbox-" + lease.entry().id()).unstarted(() -> make(lease));
    making.add(maker);
    maker.start();
  }

  private void run() {
    try {
      begin();
      loop();
    } catch (InterruptedException e) {
      // The node stops.
    }
  }

  private void begin() throws InterruptedException {
    boolean begun = false;
    while (open && !begun) {
      try {
        owed.open();
        begun = true;
      } catch (RuntimeException e) {
        LOG.warn("The outbox could not be opened; trying again", e);
        wakeup.pause();
      }
    }
  }

  private void loop() throws InterruptedException {
    while (open) {
      try {
        wakeup.clear();
        runOnce(clock.instant());
        wakeup.await(clock, shorter(sharing.look(), sharing.renewEvery()));
      } catch (RuntimeException e) {
        LOG.warn("The outbox could not be read; trying again", e);
        wakeup.pause();
      }
    }
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Prolongs leases, begins what is due, and notes when the next entry is. */
  public void runOnce(Instant now) {
    Instant next = owed.runOnce(now);
    if (next != null) {
      wakeup.at(next);
    }
  }

  private void make(OwedCalls.Lease lease) {
    OutboxEntry entry = lease.entry();
    try {
      OutboxHandler handler = handlers.get(entry.kind());
      if (handler == null) {
        throw new IllegalStateException(
            "Expected a handler, but there is none (kind=" + entry.kind() + ")");
      }
      settle(lease, handler.handle(entry));
    } catch (ExecutionBug bug) {
      LOG.error("{} (outbox entry {})", bug.getMessage(), entry.id(), bug);
      owed.hold(lease, bug);
    } catch (DamagedRow damaged) {
      LOG.error("An owed call is set aside: {} (kind={})", damaged.getMessage(), entry.kind());
      owed.setAside(lease, damaged);
    } catch (RuntimeException e) {
      failed(lease, e);
    } finally {
      owed.forget(lease);
      making.remove(Thread.currentThread());
    }
  }

  private void settle(OwedCalls.Lease lease, OutboxHandler.Outcome outcome) {
    switch (outcome) {
      case OutboxHandler.Outcome.Done(var with) -> owed.done(lease, with);
      case OutboxHandler.Outcome.RetryAt(Instant due, var with) -> owed.retryAt(lease, due, with);
    }
  }

  private void failed(OwedCalls.Lease lease, RuntimeException e) {
    try {
      if (open) {
        Duration pause = owed.retry(lease);
        LOG.warn(
            "An owed call failed; trying again in {} (kind={})", pause, lease.entry().kind(), e);
      } else {
        // The node stops, and what it called with it: that is no failure of the call.
        owed.giveBack(lease);
      }
    } catch (RuntimeException again) {
      // The store failed too. The lease ends by itself, and the entry comes again.
      LOG.warn("An owed call failed, and its retry could not be noted", again);
    }
  }

  /**
   * Begins nothing new. What is in flight may end, for as long as others would wait for it anyway;
   * what does not is owed still, and is left to them.
   */
  @Override
  public void close() {
    owed.close();
    thread.interrupt();
    try {
      if (!sharing.alone()) {
        awaitEnds(sharing.lease());
        owed.handOver();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.warn("Owed calls could not be handed over; their leases end by themselves", e);
    } finally {
      open = false;
    }
  }

  private void awaitEnds(Duration atMost) throws InterruptedException {
    long end = System.nanoTime() + atMost.toNanos();
    for (Thread maker : making) {
      long left = end - System.nanoTime();
      if (left > 0) {
        boolean _ = maker.join(Duration.ofNanos(left));
      }
    }
  }
}
