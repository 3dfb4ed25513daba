package dev.holdpoint.server.api.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdpoint.core.aws.AwsException;
import dev.holdpoint.core.lambda.EventFilter;
import dev.holdpoint.core.lambda.EventSourceMapping;
import dev.holdpoint.core.lambda.Function;
import dev.holdpoint.core.lambda.MappingSettings;
import dev.holdpoint.core.sqs.Received;
import dev.holdpoint.server.host.Invocation;
import dev.holdpoint.server.host.InvocationResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds one function from one queue. One virtual thread waits for messages; each batch is a virtual
 * thread of its own, as many at a time as the mapping allows. A message whose batch fails is left
 * alone: it comes again, or goes to the dead-letter queue, as its queue says.
 */
final class Feed implements Feeding {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  private final EventSourceMapping mapping;
  private final Batches batches;
  private final FunctionCaller functions;
  private final EventFilter filter;
  private final Semaphore room;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  Feed(EventSourceMapping mapping, Batches batches, FunctionCaller functions) {
    this.mapping = mapping;
    this.batches = batches;
    this.functions = functions;
    this.filter = EventFilter.of(mapping.settings().filters());
    this.room = new Semaphore(mapping.settings().concurrency());
    this.thread = Thread.ofVirtual().name("feed-" + mapping.uuid()).unstarted(this::loop);
  }

  @Override
  public EventSourceMapping mapping() {
    return mapping;
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
      LOG.debug("A feed ends. mapping={}", mapping.uuid());
    }
  }

  private boolean tryOnce() throws InterruptedException {
    try {
      runOnce();
      return true;
    } catch (AwsException e) {
      LOG.warn("A feed must wait: {} mapping={}", e.getMessage(), mapping.uuid());
      return false;
    } catch (RuntimeException e) {
      LOG.warn("A feed failed and goes on. mapping={}", mapping.uuid(), e);
      return false;
    }
  }

  /** Waits for room and for one batch, and lets it run. */
  void runOnce() throws InterruptedException {
    room.acquire();
    boolean handedOver = false;
    try {
      // Looked up first: messages for a function that is gone stay untouched.
      Function function = functions.find(mapping.function().value());
      Duration timeout = Duration.ofSeconds(function.settings().timeoutSeconds());
      List<Parcel> parcels = batches.next(mapping.queue(), mapping.settings(), timeout);
      if (!parcels.isEmpty()) {
        Thread.ofVirtual().name("batch-" + mapping.uuid()).start(() -> run(function, parcels));
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
        .filter(message -> filter.passes(SqsEvent.filtered(mapping.queue(), message)))
        .toList();
  }

  private void run(Function function, List<Parcel> parcels) {
    List<Received> all = Parcel.messages(parcels);
    try {
      List<Received> passing = passing(all);
      List<Received> done = new ArrayList<>(all);
      done.removeAll(passing);
      if (!passing.isEmpty()) {
        done.addAll(doneOf(passing, function));
      }
      batches.end(mapping.queue(), parcels, done);
    } catch (CancellationException e) {
      LOG.info("A batch was not finished and comes again. mapping={}", mapping.uuid());
      forget(parcels);
    } catch (RuntimeException e) {
      LOG.warn("A batch failed and comes again. mapping={}", mapping.uuid(), e);
      batches.end(mapping.queue(), parcels, List.of());
    } finally {
      room.release();
    }
  }

  private void forget(List<Parcel> parcels) {
    try {
      batches.forget(mapping.queue(), parcels);
    } catch (RuntimeException e) {
      LOG.debug("The store is closed already: the batch comes again at the next start.", e);
    }
  }

  private List<Received> doneOf(List<Received> batch, Function function) {
    Invocation invocation =
        new Invocation(
            requestId(batch),
            SqsEvent.of(mapping.queue(), batch),
            null,
            mapping.function().value());
    InvocationResult result = functions.call(function, invocation);
    if (result.functionError() != null) {
      LOG.warn(
          "A function failed on a batch, which comes again. function={} requestId={}",
          function.arn(),
          invocation.requestId());
      return List.of();
    }
    MappingSettings settings = mapping.settings();
    return settings.reportsFailures() ? BatchItemFailures.done(batch, result.payload()) : batch;
  }

  /** The same for each delivery of the same messages. */
  private static String requestId(List<Received> batch) {
    String ids = batch.stream().map(Received::messageId).collect(Collectors.joining(" "));
    return UUID.nameUUIDFromBytes(ids.getBytes(UTF_8)).toString();
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
  }
}
