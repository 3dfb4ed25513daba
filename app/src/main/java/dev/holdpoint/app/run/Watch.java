package dev.holdpoint.app.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Looks at files again and again, and tells when they have changed and stay so. Looking works on
 * every file system, and costs little: large folders are looked at less often.
 */
public final class Watch implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** Of the time, at most this part is spent on looking. */
  private static final int PART = 20;

  private final Supplier<? extends Collection<Path>> files;
  private final Path except;
  private final Runnable changed;
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * @param files what to look at, asked anew each time
   * @param except a folder that changes all the time
   * @param changed is told, on the thread that looks
   */
  public Watch(Supplier<? extends Collection<Path>> files, Path except, Runnable changed) {
    this.files = files;
    this.except = except;
    this.changed = changed;
  }

  /** Begins; what the files are now is what they are compared with. */
  public Watch start() {
    long first = look();
    Thread.ofPlatform().daemon().name("watch").start(() -> follow(first));
    return this;
  }

  private void follow(long first) {
    long known = first;
    long seen = first;
    Duration cost = Duration.ZERO;
    while (!isClosedAfter(cost)) {
      long begin = System.nanoTime();
      long now = look();
      cost = Duration.ofNanos(System.nanoTime() - begin);
      if (now != known && now == seen) {
        // What changes while it is told, and files that are named only then, are another change.
        known = now;
        changed.run();
      }
      seen = now;
    }
  }

  private boolean isClosedAfter(Duration cost) {
    Duration rest = cost.multipliedBy(PART);
    Duration pause = rest.compareTo(PAUSE) > 0 ? rest : PAUSE;
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private long look() {
    return Fingerprint.of(files.get(), except);
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
