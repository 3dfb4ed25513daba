package dev.holdpoint.testkit;

import dev.holdpoint.core.store.Store;
import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Work;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory that keeps every promise of {@link Store} but the disk's: units run one after
 * another on their caller's thread, and what goes wrong is chosen by the test. Deterministic;
 * thread-safe by one lock.
 */
public final class InMemoryStore implements Store {
  private final ReentrantLock lock = new ReentrantLock();
  private final UndoLog undo = new UndoLog();
  private final MemoryTx tx = new MemoryTx(undo);
  private final Fault.Source faults;
  private boolean open = true;
  private long changes;

  /** A store that never fails. */
  public InMemoryStore() {
    this(() -> Fault.NONE);
  }

  /** A store that asks before each write what is to go wrong with it. */
  public InMemoryStore(Fault.Source faults) {
    this.faults = faults;
  }

  @Override
  public <T extends @Nullable Object> T write(Work<T> work) {
    enter();
    try {
      undo.startWriting();
      Fault fault = faults.next();
      T result = attempt(work, fault);
      changes += undo.isEmpty() ? 0 : 1;
      undo.end();
      failAfterCommit(fault);
      tx.takeActions().forEach(Runnable::run);
      return result;
    } finally {
      leave();
    }
  }

  @Override
  public <T extends @Nullable Object> T read(Work<T> work) {
    enter();
    try {
      undo.startReading();
      return work.run(tx);
    } finally {
      leave();
    }
  }

  /** Refuses everything from now on; the rows are kept for {@link #reopen}. */
  @Override
  public void close() {
    setOpen(false);
  }

  /** Opens a closed store again, as a process does that starts after another one. */
  public void reopen() {
    setOpen(true);
  }

  private void setOpen(boolean value) {
    lock.lock();
    try {
      open = value;
    } finally {
      lock.unlock();
    }
  }

  /** How many units were kept that changed something. */
  public long changes() {
    return changes;
  }

  private <T extends @Nullable Object> T attempt(Work<T> work, Fault fault) {
    boolean done = false;
    try {
      if (fault == Fault.BROKEN_OFF) {
        undo.breakOff();
      }
      T result = work.run(tx);
      failBeforeCommit(fault);
      done = true;
      return result;
    } finally {
      if (!done) {
        undo.rollback();
      }
    }
  }

  private static void failBeforeCommit(Fault fault) {
    switch (fault) {
      case REFUSED, BROKEN_OFF ->
          throw new StoreException("Simulated failure of the store (fault=" + fault + ")", null);
      case CRASH_BEFORE_COMMIT -> throw new SimulatedCrash(fault);
      case NONE, ANSWER_LOST, CRASH_AFTER_COMMIT -> {}
    }
  }

  private static void failAfterCommit(Fault fault) {
    switch (fault) {
      case ANSWER_LOST -> throw new StoreException("Simulated loss of a commit's answer", null);
      case CRASH_AFTER_COMMIT -> throw new SimulatedCrash(fault);
      case NONE, REFUSED, BROKEN_OFF, CRASH_BEFORE_COMMIT -> {}
    }
  }

  private void enter() {
    if (lock.isHeldByCurrentThread()) {
      throw new IllegalStateException(
          "Expected no unit of work within another, but there was one (use its Tx)");
    }
    lock.lock();
    if (!open) {
      lock.unlock();
      throw new StoreException("Expected an open store, but it was closed", null);
    }
  }

  private void leave() {
    tx.takeActions();
    undo.end();
    lock.unlock();
  }
}
