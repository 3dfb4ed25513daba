package dev.holdpoint.server.http;

import java.util.concurrent.atomic.AtomicLong;

/** How many bytes of bodies are in memory, over all requests. Thread-safe. */
final class BodyBudget {
  private final long most;
  private final AtomicLong taken = new AtomicLong();

  BodyBudget(long most) {
    this.most = most;
  }

  /** The bytes of one request, given back at its end. Of one thread. */
  final class Share implements AutoCloseable {
    private long own;

    /** Whether so many more bytes may be read. */
    boolean take(long bytes) {
      if (taken.addAndGet(bytes) > most) {
        taken.addAndGet(-bytes);
        return false;
      }
      own += bytes;
      return true;
    }

    @Override
    public void close() {
      taken.addAndGet(-own);
    }
  }

  Share share() {
    return new Share();
  }

  long taken() {
    return taken.get();
  }
}
