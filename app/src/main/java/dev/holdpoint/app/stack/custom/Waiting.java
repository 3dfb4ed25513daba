package dev.holdpoint.app.stack.custom;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Somebody who waits for an answer, and is to look when there may be one. Thread-safe. */
final class Waiting implements AutoCloseable {
  private final Runnable ended;
  private final Semaphore news = new Semaphore(0);
  private volatile @Nullable String failure;

  /**
   * @param ended to be run when it is closed
   */
  Waiting(Runnable ended) {
    this.ended = ended;
  }

  void look() {
    news.release();
  }

  /** No answer is to be expected any more. */
  void failed(String why) {
    failure = why;
    look();
  }

  @Nullable String failure() {
    return failure;
  }

  /** Waits until there may be something new; another node's answer tells nobody. */
  void pause(Duration atMost) {
    try {
      if (news.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        news.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("Interrupted while a custom resource was made");
    }
  }

  @Override
  public void close() {
    ended.run();
  }
}
