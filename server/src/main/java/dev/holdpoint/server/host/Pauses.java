package dev.holdpoint.server.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How long a process waited for something to be installed that AWS's image would have: none of that
 * counts as its own time. Thread-safe.
 */
final class Pauses implements RuntimeApi.Packages {
  private final RuntimeApi.Packages packages;
  private int open;
  private long since;
  private long nanos;

  Pauses(RuntimeApi.Packages packages) {
    this.packages = packages;
  }

  @Override
  public Path folder(String name) throws IOException, InterruptedException {
    begin();
    try {
      return packages.folder(name);
    } finally {
      end();
    }
  }

  private synchronized void begin() {
    if (open++ == 0) {
      since = System.nanoTime();
    }
  }

  private synchronized void end() {
    if (--open == 0) {
      nanos += System.nanoTime() - since;
    }
  }

  /** All of it so far. */
  synchronized Duration total() {
    return Duration.ofNanos(nanos + (open == 0 ? 0 : System.nanoTime() - since));
  }
}
