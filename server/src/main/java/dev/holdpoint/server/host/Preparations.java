package dev.holdpoint.server.host;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.Function;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Functions that were just made or changed, and whose SDK is being installed so that their first
 * invocation need not wait for it. Thread-safe.
 */
final class Preparations {
  private static final Logger LOG = LoggerFactory.getLogger(Preparations.class);

  private final Provisions provisions;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition done = lock.newCondition();

  /** What is under way for each function. */
  private final Map<Arn, List<Readiness>> open = new HashMap<>();

  Preparations(Provisions provisions) {
    this.provisions = provisions;
  }

  /**
   * Begins to install what the function needs; does not wait for it.
   *
   * @param meanwhile what it is until then
   */
  void begin(Function function, Readiness meanwhile) {
    change(function.arn(), all -> all.add(meanwhile));
    Thread.ofVirtual().name("prepare").start(() -> prepare(function, meanwhile));
  }

  private void prepare(Function function, Readiness meanwhile) {
    try {
      // Its own log hears of trouble with the first invocation.
      var _ = provisions.bring(function, _ -> {});
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (AwsException | UncheckedIOException e) {
      LOG.warn("A function could not be prepared: {} function={}", e.getMessage(), function.arn());
    } finally {
      change(function.arn(), all -> all.remove(meanwhile));
    }
  }

  private void change(Arn function, Consumer<List<Readiness>> change) {
    lock.lock();
    try {
      List<Readiness> all = open.computeIfAbsent(function, _ -> new ArrayList<>());
      change.accept(all);
      if (all.isEmpty()) {
        open.remove(function);
      }
      done.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Readiness of(Arn function) {
    lock.lock();
    try {
      return open.getOrDefault(function, List.of(Readiness.READY)).getFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Waits until nothing is being installed. */
  void await() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!open.isEmpty()) {
        done.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
