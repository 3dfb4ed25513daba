package dev.holdpoint.server.api.sqs;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.sqs.QueueSignals;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who waits for which queue, in this process. Costs memory for waiters alone, none for queues.
 * Thread-safe.
 */
public final class QueueWaiters implements QueueSignals, AutoCloseable {
  /** AWS's number of pollers of one activity. */
  private static final int ACTIVITY_WORKERS = 1_000;

  private final ConcurrentMap<Arn, Waiters> queues = new ConcurrentHashMap<>();
  private final AtomicInteger all = new AtomicInteger();
  private final int most;
  private final int mostOfOne;
  private final AwsException refusal;
  private volatile boolean closed;

  /** As many as want to. */
  public QueueWaiters() {
    this(Integer.MAX_VALUE, Integer.MAX_VALUE, throttled());
  }

  private QueueWaiters(int most, int mostOfOne, AwsException refusal) {
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.refusal = refusal;
  }

  /** Of queues: so many in all. */
  public static QueueWaiters ofQueues(int most) {
    return new QueueWaiters(most, most, throttled());
  }

  /** Of activities: so many in all, of each no more than AWS allows. */
  public static QueueWaiters ofActivities(int most) {
    String message =
        "The maximum number of workers concurrently polling for activity tasks has been reached.";
    return new QueueWaiters(
        most, ACTIVITY_WORKERS, AwsException.of("ActivityWorkerLimitExceeded", message));
  }

  /** What SDKs try again. */
  private static AwsException throttled() {
    return AwsException.of("RequestThrottled", 403, "Rate exceeded");
  }

  @Override
  public void arrived(Arn queue) {
    Waiters waiters = queues.get(queue);
    if (waiters != null) {
      waiters.wakeAll();
    }
  }

  /** Ends all waits, and lets none begin again: the server stops. */
  @Override
  public void close() {
    closed = true;
    queues.values().forEach(Waiters::wakeAll);
  }

  /** Whether the server stops: whoever was woken goes home. */
  public boolean isClosed() {
    return closed;
  }

  /**
   * Begins to listen; what arrives from now on ends the wait. Look at the queue after this.
   *
   * @throws AwsException where too many do
   */
  public Waiter listen(Arn queue) {
    if (waiting(queue) >= mostOfOne) {
      throw refusal;
    }
    if (all.incrementAndGet() > most) {
      all.decrementAndGet();
      throw refusal;
    }
    Waiter waiter = new Waiter(queue);
    queues.compute(
        queue,
        (arn, waiters) -> {
          Waiters all = waiters == null ? new Waiters() : waiters;
          all.members.add(waiter);
          return all;
        });
    return waiter;
  }

  /** How many wait for the queue. */
  int waiting(Arn queue) {
    Waiters waiters = queues.get(queue);
    return waiters == null ? 0 : waiters.members.size();
  }

  private static final class Waiters {
    final Set<Waiter> members = ConcurrentHashMap.newKeySet();

    void wakeAll() {
      members.forEach(Waiter::wake);
    }
  }

  /** One who waits; of one thread. */
  public final class Waiter implements AutoCloseable {
    private final Arn queue;
    private final Semaphore signals = new Semaphore(0);

    private Waiter(Arn queue) {
      this.queue = queue;
    }

    private void wake() {
      signals.release();
    }

    /** Waits for the next arrival, or for so long. */
    public void await(Duration atMost) throws InterruptedException {
      if (signals.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        signals.drainPermits();
      }
    }

    @Override
    public void close() {
      queues.computeIfPresent(
          queue,
          (arn, waiters) -> {
            if (waiters.members.remove(this)) {
              all.decrementAndGet();
            }
            return waiters.members.isEmpty() ? null : waiters;
          });
    }
  }
}
