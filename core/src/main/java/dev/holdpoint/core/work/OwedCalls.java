package dev.holdpoint.core.work;

import dev.holdpoint.core.engine.ExecutionBug;
import dev.holdpoint.core.store.DamagedRow;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.SetAside;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The owed calls that this node makes, each under a lease that is prolonged while it runs. Who lost
 * its lease changes nothing any more but by a result, and of all results of one call the first
 * counts: it and the end of the debt are one commit. Thread-safe.
 */
public final class OwedCalls {
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration AFTER_A_BUG = Duration.ofMinutes(1);
  private static final int MAX_IN_FLIGHT = 1_000;
  private static final int MOST_AT_ONCE = 100;
  private static final int RELEASED_AT_ONCE = 500;

  private final Store store;
  private final InstantSource clock;
  private final Sharing sharing;
  private final Wakes loop;
  private final Consumer<Lease> maker;

  /** Keeps a lease's end in memory and in its row together. Never taken within a unit of work. */
  private final ReentrantLock renewing = new ReentrantLock();

  private final ReentrantLock guard = new ReentrantLock();
  private final Set<Lease> held = new HashSet<>();
  private volatile boolean open;
  private volatile boolean closed;

  /**
   * The calls that one node makes.
   *
   * @param loop calls {@link #runOnce} when it is woken
   * @param maker makes a call, on a thread of its own, and then says here how it ended
   */
  public OwedCalls(
      Store store, InstantSource clock, Sharing sharing, Wakes loop, Consumer<Lease> maker) {
    this.store = store;
    this.clock = clock;
    this.sharing = sharing;
    this.loop = loop;
    this.maker = maker;
  }

  /** A call that this node makes or made. */
  public static final class Lease {
    private OutboxEntry entry;

    private Lease(OutboxEntry entry) {
      this.entry = entry;
    }

    /** The entry as it is leased now. */
    public synchronized OutboxEntry entry() {
      return entry;
    }

    private synchronized void until(Instant end) {
      entry = entry.due(end);
    }
  }

  /**
   * Begins to take calls. What a node that died had leased is due at once, if we are alone; that
   * takes the longer the more it is, so nobody else should wait for it.
   */
  public void open() {
    Instant now = clock.instant();
    boolean more = sharing.alone();
    while (more && !closed) {
      more = store.write(tx -> tx.outbox().release(now, RELEASED_AT_ONCE)) == RELEASED_AT_ONCE;
    }
    open = !closed;
  }

  /** Whether a new entry could be begun as soon as it is committed. */
  boolean takes(OutboxEntry entry) {
    return open && room() > 0 && !entry.due().isAfter(clock.instant());
  }

  /** The same entry as this node's own. */
  OutboxEntry leased(OutboxEntry entry) {
    return entry.due(entry.due().plus(sharing.lease()));
  }

  /** Begins an entry that was committed as leased. */
  void begin(OutboxEntry leased) {
    Lease lease = new Lease(leased);
    guarded(() -> held.add(lease));
    maker.accept(lease);
  }

  /** An entry is due then. */
  void wake(Instant due) {
    loop.at(due);
  }

  /** How many calls are being made. */
  public int inFlight() {
    guard.lock();
    try {
      return held.size();
    } finally {
      guard.unlock();
    }
  }

  private int room() {
    return MAX_IN_FLIGHT - inFlight();
  }

  /**
   * Prolongs leases and begins what is due.
   *
   * @return when the next entry is due, as far as there is room for it
   */
  public @Nullable Instant runOnce(Instant now) {
    renew(now);
    int room = open ? room() : 0;
    if (room <= 0) {
      return null;
    }
    Instant next = store.read(tx -> tx.outbox().next());
    if (next == null || next.isAfter(now)) {
      return next;
    }
    Instant until = now.plus(sharing.lease());
    List<OutboxEntry> claimed =
        store.write(tx -> tx.outbox().claim(now, until, Math.min(room, MOST_AT_ONCE)));
    claimed.forEach(this::begin);
    return store.read(tx -> tx.outbox().next());
  }

  private void renew(Instant now) {
    renewing.lock();
    try {
      Instant until = now.plus(sharing.lease());
      Instant soon = until.minus(sharing.renewEvery());
      List<Lease> ending = held().stream().filter(l -> l.entry().due().isBefore(soon)).toList();
      if (!ending.isEmpty()) {
        List<Lease> lost = store.write(tx -> prolong(tx, ending, until));
        lost.forEach(this::forget);
        ending.stream().filter(lease -> !lost.contains(lease)).forEach(l -> l.until(until));
      }
    } finally {
      renewing.unlock();
    }
  }

  private static List<Lease> prolong(Tx tx, List<Lease> ending, Instant until) {
    return ending.stream().filter(lease -> !tx.outbox().lease(lease.entry(), until)).toList();
  }

  private List<Lease> held() {
    guard.lock();
    try {
      return List.copyOf(held);
    } finally {
      guard.unlock();
    }
  }

  /** The call is over, well or not: the debt goes away, and this is committed with it. */
  public void done(Lease lease, Consumer<Tx> with) {
    store.write(tx -> {
      // Whoever takes the entry away acts on its result: a second run of it changes nothing.
      if (tx.outbox().delete(lease.entry().id())) {
        with.accept(tx);
      }
      return null;
    });
  }

  /** The call failed and is to be made again, not before this. */
  public void retryAt(Lease lease, Instant due) {
    retryAt(lease, due, _ -> {});
  }

  /**
   * The call failed and is to be made again, not before this.
   *
   * @param with is committed with that, if the lease is still ours: somebody else may have made the
   *     call meanwhile
   */
  public void retryAt(Lease lease, Instant due, Consumer<Tx> with) {
    release(lease);
    store.write(tx -> {
      if (tx.outbox().retry(lease.entry(), due)) {
        with.accept(tx);
      }
      return null;
    });
    loop.at(due);
  }

  /** The call failed for a reason in the world, and is to be made again after a growing pause. */
  public Duration retry(Lease lease) {
    Duration pause = Duration.ofSeconds(1L << Math.min(lease.entry().attempts(), 20));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    retryAt(lease, clock.instant().plus(bounded));
    return bounded;
  }

  /** A bug of ours met one execution: it is held, and tried again in a while. */
  public void hold(Lease lease, ExecutionBug bug) {
    release(lease);
    Instant due = clock.instant().plus(AFTER_A_BUG);
    store.write(tx -> {
      tx.executions().hold(bug.execution(), String.valueOf(bug.getMessage()));
      return tx.outbox().retry(lease.entry(), due);
    });
    loop.at(due);
  }

  /** What it needs is damaged, and would be tomorrow too: it is kept to be looked at. */
  public void setAside(Lease lease, DamagedRow damaged) {
    OutboxEntry entry = lease.entry();
    store.write(tx -> {
      if (tx.outbox().delete(entry.id())) {
        String content = entry.kind() + " " + entry.body();
        String because = String.valueOf(damaged.getMessage());
        SetAside.keep(tx.resources(), "owed call", entry.id(), clock.instant(), content, because);
      }
      return null;
    });
  }

  /** The call is not made any more; what is owed of it still comes again by itself. */
  public void forget(Lease lease) {
    boolean full = room() == 0;
    guarded(() -> held.remove(lease));
    if (full) {
      loop.at(clock.instant());
    }
  }

  /** Lets go of a lease in memory, so that its row is not prolonged while it is put off. */
  private void release(Lease lease) {
    renewing.lock();
    try {
      forget(lease);
    } finally {
      renewing.unlock();
    }
  }

  private void guarded(Runnable change) {
    guard.lock();
    try {
      change.run();
    } finally {
      guard.unlock();
    }
  }

  /** Takes no new calls. */
  public void close() {
    closed = true;
    open = false;
  }

  /** Leaves what is not over yet to another node, at once. */
  public void handOver() {
    close();
    held().forEach(this::giveBack);
  }

  /** Leaves a call to another node, at once. */
  public void giveBack(Lease lease) {
    release(lease);
    store.write(tx -> tx.outbox().lease(lease.entry(), clock.instant()));
  }
}
