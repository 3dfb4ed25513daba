package dev.holdpoint.store;

import dev.holdpoint.core.store.StoreException;
import dev.holdpoint.core.store.Work;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A few connections that only read, opened as they are needed. Thread-safe. */
final class ReaderPool {
  private final Supplier<Session> open;
  private final int size;
  private final Semaphore free;
  private final Queue<Reader> idle = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  ReaderPool(Supplier<Session> open, int size) {
    this.open = open;
    this.size = size;
    this.free = new Semaphore(size);
  }

  <T extends @Nullable Object> T read(Work<T> work) {
    free.acquireUninterruptibly();
    try {
      if (closed) {
        throw new StoreException("Expected an open store, but it was closed", null);
      }
      return readWithFree(work);
    } finally {
      free.release();
    }
  }

  /** Waits for those who still read. */
  void close() {
    closed = true;
    free.acquireUninterruptibly(size);
    for (Reader reader = idle.poll(); reader != null; reader = idle.poll()) {
      reader.session.close();
    }
    free.release(size);
  }

  private <T extends @Nullable Object> T readWithFree(Work<T> work) {
    Reader reader = begun();
    try {
      return reader.read(work);
    } finally {
      giveBack(reader);
    }
  }

  /** One whose transaction has begun: a connection that broke while it was idle is replaced. */
  private Reader begun() {
    Reader waiting = idle.poll();
    if (waiting != null) {
      try {
        waiting.begin();
        return waiting;
      } catch (StoreException e) {
        if (!waiting.session.isLost()) {
          throw e;
        }
        waiting.session.discard();
      }
    }
    Reader reader = new Reader(open.get());
    reader.begin();
    return reader;
  }

  private void giveBack(Reader reader) {
    if (reader.session.isLost()) {
      reader.session.discard();
    } else {
      idle.add(reader);
    }
  }

  private static final class Reader {
    private final Session session;
    private final JdbcTx tx;

    Reader(Session session) {
      this.session = session;
      this.tx = new JdbcTx(session, null, null);
    }

    void begin() {
      session.control(session.dialect().beginReading());
    }

    <T extends @Nullable Object> T read(Work<T> work) {
      session.allowReading();
      try {
        return work.run(tx);
      } finally {
        session.allowNothing();
        if (!session.isLost()) {
          session.rollback();
        }
      }
    }
  }
}
