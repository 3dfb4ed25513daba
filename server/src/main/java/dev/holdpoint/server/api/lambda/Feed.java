package dev.holdpoint.server.api.lambda;

import dev.holdpoint.core.aws.Arn;
import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.EventFilter;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.core.store.Tx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes from one queue for one taker, a function or a pipe. One virtual thread waits for messages;
 * each batch is a virtual thread of its own, as many at a time as the settings allow. A message
 * whose batch fails is left alone: it comes again, or goes to the dead-letter queue, as its queue
 * says.
 */
public final class Feed implements Feeding {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  private final String id;
  private final Arn queue;
  private final MappingSettings settings;
  private final Batches batches;
  private final Work work;
  private final EventFilter filter;
  private final Semaphore room;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /**
   * @param id of what is fed, for logs
   */
  public Feed(String id, Arn queue, MappingSettings settings, Batches batches, Work work) {
    this.id = id;
    this.queue = queue;
    this.settings = settings;
    this.batches = batches;
    this.work = work;
    this.filter = EventFilter.of(settings.filters());
    this.room = new Semaphore(settings.concurrency());
    this.thread = Thread.ofVirtual().name("feed-" + id).unstarted(this::loop);
  }

  /** What is done with messages. */
  public interface Work {
    /**
     * How long it may take with one batch.
     *
     * @throws AwsException where nobody is there to do it, so that messages stay untouched
     */
    Duration longest();

    /**
     * Does it.
     *
     * @return which messages are done, asked in the transaction that takes them away
     */
    Function<Tx, List<Received>> run(List<Received> batch);
  }

  @Override
  public void start() {
    thread.start();
  }

  private void loop() {
    try {
      while (closed.getCount() > 0) {
        if (!tryOnce()) {
          boolean _ = closed.await(AFTER_TROUBLE.toMillis(), TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("A feed ends. feed={}", id);
    }
  }

  private boolean tryOnce() throws InterruptedException {
    try {
      runOnce();
      return true;
    } catch (AwsException e) {
      LOG.warn("A feed must wait: {} feed={}", e.getMessage(), id);
      return false;
    } catch (RuntimeException e) {
      LOG.warn("A feed failed and goes on. feed={}", id, e);
      return false;
    }
  }

  /** Waits for room and for one batch, and lets it run. */
  void runOnce() throws InterruptedException {
    room.acquire();
    boolean handedOver = false;
    try {
      // Asked first: messages for a function that is gone stay untouched.
      List<Parcel> parcels = batches.next(queue, settings, work.longest());
      if (!parcels.isEmpty()) {
        Thread.ofVirtual().name("batch-" + id).start(() -> run(parcels));
        handedOver = true;
      }
    } finally {
      if (!handedOver) {
        room.release();
      }
    }
  }

  /** What the filters let through; the rest is done, as AWS has it. */
  private List<Received> passing(List<Received> batch) {
    return batch.stream()
        .filter(message -> filter.passes(SqsEvent.filtered(queue, message)))
        .toList();
  }

  private void run(List<Parcel> parcels) {
    List<Received> all = Parcel.messages(parcels);
    try {
      List<Received> passing = passing(all);
      List<Received> rest = new ArrayList<>(all);
      rest.removeAll(passing);
      Function<Tx, List<Received>> done = passing.isEmpty() ? _ -> List.of() : work.run(passing);
      batches.end(
          queue, parcels, tx -> Stream.concat(rest.stream(), done.apply(tx).stream()).toList());
    } catch (CancellationException e) {
      LOG.info("A batch was not finished and comes again. feed={}", id);
      forget(parcels);
    } catch (RuntimeException e) {
      LOG.warn("A batch failed and comes again. feed={}", id, e);
      batches.end(queue, parcels, _ -> List.of());
    } finally {
      room.release();
    }
  }

  private void forget(List<Parcel> parcels) {
    try {
      batches.forget(queue, parcels);
    } catch (RuntimeException e) {
      LOG.debug("The store is closed already: the batch comes again at the next start.", e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
