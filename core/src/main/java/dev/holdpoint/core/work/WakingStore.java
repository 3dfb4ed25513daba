package dev.holdpoint.core.work;

import dev.holdpoint.core.store.ArchiveStore;
import dev.holdpoint.core.store.ContentStore;
import dev.holdpoint.core.store.ExecutionStore;
import dev.holdpoint.core.store.MailStore;
import dev.holdpoint.core.store.MapRunStore;
import dev.holdpoint.core.store.MessageStore;
import dev.holdpoint.core.store.ObjectStore;
import dev.holdpoint.core.store.OutboxEntry;
import dev.holdpoint.core.store.OutboxStore;
import dev.holdpoint.core.store.ResourceStore;
import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.Survey;
import dev.holdpoint.core.store.Timer;
import dev.holdpoint.core.store.TimerStore;
import dev.holdpoint.core.store.Tx;
import dev.holdpoint.core.store.VersionStore;
import dev.holdpoint.core.store.Work;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store that wakes the loops: whoever sets a timer or owes a call need not know of them. A call
 * that is due at once is committed as leased and begun right after the commit, without a second
 * one.
 */
public final class WakingStore implements Store {
  private final Store inner;
  private volatile @Nullable Wakes timerLoop;
  private volatile @Nullable OwedCalls owedCalls;

  public WakingStore(Store inner) {
    this.inner = inner;
  }

  /** Who is to be woken. The loops need the store first, so they are named afterwards. */
  public void wakes(Wakes timers, OwedCalls owed) {
    this.timerLoop = timers;
    this.owedCalls = owed;
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    return inner.write(tx -> work.run(new WakingTx(tx)));
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    return inner.read(work);
  }

  @Override
  public void close() {
    inner.close();
  }

  private final class WakingTx implements Tx {
    private final Tx tx;

    WakingTx(Tx tx) {
      this.tx = tx;
    }

    @Override
    public TimerStore timers() {
      Wakes loop = timerLoop;
      return loop == null ? tx.timers() : new WakingTimers(tx, loop);
    }

    @Override
    public OutboxStore outbox() {
      OwedCalls owed = owedCalls;
      return owed == null ? tx.outbox() : new WakingOutbox(tx, owed);
    }

    @Override
    public ExecutionStore executions() {
      return tx.executions();
    }

    @Override
    public ResourceStore resources() {
      return tx.resources();
    }

    @Override
    public MessageStore messages() {
      return tx.messages();
    }

    @Override
    public MailStore mails() {
      return tx.mails();
    }

    @Override
    public ArchiveStore archives() {
      return tx.archives();
    }

    @Override
    public MapRunStore mapRuns() {
      return tx.mapRuns();
    }

    @Override
    public ContentStore contents() {
      return tx.contents();
    }

    @Override
    public ObjectStore objects() {
      return tx.objects();
    }

    @Override
    public VersionStore versions() {
      return tx.versions();
    }

    @Override
    public Survey survey() {
      return tx.survey();
    }

    @Override
    public boolean giveBackSpace(int pages) {
      return tx.giveBackSpace(pages);
    }

    @Override
    public <T extends @Nullable Object> T part(Supplier<T> work) {
      return tx.part(work);
    }

    @Override
    public void afterCommit(Runnable action) {
      tx.afterCommit(action);
    }

    @Override
    public void announce(String news) {
      tx.announce(news);
    }
  }

  private record WakingTimers(Tx tx, Wakes loop) implements TimerStore {
    @Override
    public void set(Timer timer) {
      tx.timers().set(timer);
      tx.afterCommit(() -> loop.at(timer.due()));
    }

    @Override
    public void move(Timer moved) {
      tx.timers().move(moved);
      tx.afterCommit(() -> loop.at(moved.due()));
    }

    @Override
    public void cancel(long id) {
      tx.timers().cancel(id);
    }

    @Override
    public @Nullable Timer find(long id) {
      return tx.timers().find(id);
    }

    @Override
    public List<Timer> due(Instant now, int limit) {
      return tx.timers().due(now, limit);
    }

    @Override
    public @Nullable Instant next() {
      return tx.timers().next();
    }
  }

  private record WakingOutbox(Tx tx, OwedCalls owed) implements OutboxStore {
    @Override
    public void add(OutboxEntry entry) {
      if (owed.takes(entry)) {
        OutboxEntry leased = owed.leased(entry);
        tx.outbox().add(leased);
        tx.afterCommit(() -> owed.begin(leased));
      } else {
        tx.outbox().add(entry);
        tx.afterCommit(() -> owed.wake(entry.due()));
      }
    }

    @Override
    public List<OutboxEntry> claim(Instant now, Instant leaseUntil, int limit) {
      return tx.outbox().claim(now, leaseUntil, limit);
    }

    @Override
    public boolean lease(OutboxEntry held, Instant until) {
      return tx.outbox().lease(held, until);
    }

    @Override
    public boolean retry(OutboxEntry held, Instant due) {
      return tx.outbox().retry(held, due);
    }

    @Override
    public boolean delete(long id) {
      return tx.outbox().delete(id);
    }

    @Override
    public @Nullable Instant next() {
      return tx.outbox().next();
    }

    @Override
    public int release(Instant now, int limit) {
      return tx.outbox().release(now, limit);
    }
  }
}
