package dev.holdpoint.app.torture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One server after the other on the same data; whoever lost one waits here for the next.
 * Thread-safe.
 */
final class Servers implements AutoCloseable {
  private final Path data;
  private final String[] options;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Aws> all = new ArrayList<>();
  private ServerProcess server;
  private Aws current;

  Servers(Path data, String... options) throws Exception {
    this.data = data;
    this.options = options.clone();
    server = ServerProcess.serve(data, options);
    current = new Aws(server.address());
    all.add(current);
  }

  /** The clients of the server that runs now, or ran last. */
  Aws current() {
    lock.lock();
    try {
      return current;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for another server than the one that was lost. */
  void awaitOther(Aws lost) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (current == lost) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /** {@code kill -9}, nothing else. */
  void kill() {
    server.kill();
  }

  /** Starts the next one. */
  void restart() throws Exception {
    server = ServerProcess.serve(data, options);
    lock.lock();
    try {
      current = new Aws(server.address());
      all.add(current);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    server.close();
    all.forEach(Aws::close);
  }
}
